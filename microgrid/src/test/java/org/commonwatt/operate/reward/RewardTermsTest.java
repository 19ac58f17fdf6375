package org.commonwatt.operate.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

class RewardTermsTest {
    /// A user's term: every kWh that a member imports is a nuisance of 1.
    public static final class ImportNuisance implements RewardTerm {
        @Override
        public String name() {
            return "import-nuisance";
        }

        @Override
        public double cost(int t, int i, StepFlows flows, Clearing trades) {
            return flows.gridImportKwh[i];
        }
    }

    @Test
    void usersTerm_isFoundByName_andCounts() {
        Scenario scenario = ScenarioFixture.random(5, 3, 24, "none");
        var run = new Simulation(scenario, Policies.of("none", scenario, 1));
        run.advance(StepObserver.NONE);
        var weighted = new RewardWeights.Weighted(RewardTerms.of("import-nuisance"), 0.5);
        var with = new RewardWeights(1, 1, 1, 0, 0, 0, List.of(weighted));
        var plain = new StepCosts(scenario, run.prices(), RewardWeights.SYSTEM_COST);
        var more = new StepCosts(scenario, run.prices(), with);
        double difference =
                more.ownCost(0, 1, run.flows(), run.clearing())
                        - plain.ownCost(0, 1, run.flows(), run.clearing());
        assertThat(difference).isCloseTo(0.5 * run.flows().gridImportKwh[1], within(1e-12));
    }

    @Test
    void unknownTerm_isRefused_withTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardTerms.of("peace"))
                .withMessageContaining("import-nuisance");
    }
}
