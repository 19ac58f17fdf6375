package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.commonwatt.market.GainRule;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

class FairSharesTest {
    private static Scenario asking(GainRule rule) {
        Scenario scenario = ScenarioFixture.random(5, 3, 48, "mid-market-rate");
        return scenario.withBilling(new BillingRules(List.of(), rule, List.of()));
    }

    @Test
    void priced_leximin_writesSharesDownThatAddUpToTheGain() {
        Scenario priced = CommunityPrices.priced(asking(GainRule.LEXIMIN), HighsSolver::new);
        GainRule rule = Objects.requireNonNull(priced.billing().gain());
        assertThat(rule.basis()).isEqualTo(GainRule.Basis.GIVEN);
        assertThat(rule.weights()).hasSize(priced.community().size()).allMatch(w -> w >= 0);
        // The common battery comes last: it is nobody.
        assertThat(rule.weights().getLast()).isZero();
        assertThat(rule.weights().stream().mapToDouble(w -> w).sum()).isPositive();
    }

    @Test
    void priced_otherShares_areLeftAlone() {
        Scenario asked = asking(GainRule.EQUAL);
        assertThat(CommunityPrices.priced(asked, HighsSolver::new)).isSameAs(asked);
    }

    /// Sharing moves money between members: all pay what they pay without it.
    @Test
    void run_leximin_movesMoneyAndSavesNone() {
        Scenario fair = CommunityPrices.priced(asking(GainRule.LEXIMIN), HighsSolver::new);
        Scenario equal = asking(GainRule.EQUAL);
        assertThat(paid(fair)).isCloseTo(paid(equal), within(0.05));
    }

    private static double paid(Scenario scenario) {
        RunResult result =
                Runs.run(
                        scenario,
                        Baselines.of(scenario),
                        Policies.of("rule", scenario, 1),
                        StepObserver.NONE);
        return result.members().stream().mapToDouble(MemberSummary::bill).sum();
    }
}
