package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.grid.Actions;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

class WindowRunTest {
    private static final int DAY = 24;

    private static Scenario scenario(long seed) {
        return PlannedCommunities.of(seed).at("2025-01-06T00:00:00Z", 60, 4).scenario();
    }

    private static WindowRun play(Scenario scenario, int leadInDays, Policy policy) {
        return WindowRun.play(scenario, leadInDays, policy, () -> 0);
    }

    private static WindowRun play(Scenario scenario, int leadInDays, String policy) {
        return play(scenario, leadInDays, Policies.of(policy, scenario, 1));
    }

    private static Simulation finished(Scenario scenario, Policy policy) {
        var run = new Simulation(scenario, policy);
        run.finish(StepObserver.NONE);
        return run;
    }

    /// One policy up to a step and another from it on.
    private record Then(Policy first, Policy second, int step) implements Policy {
        @Override
        public String name() {
            return "then";
        }

        @Override
        public void act(Observations o, Actions actions) {
            actions.clear();
            (o.step(0) < step ? first : second).act(o, actions);
        }
    }

    @Test
    void play_withoutLeadIn_costsWhatTheRunCosts() {
        for (long seed = 0; seed < 6; seed++) {
            Scenario scenario = scenario(seed);
            Simulation whole = finished(scenario, Policies.of("none", scenario, 1));
            assertThat(play(scenario, 0, "none").cost())
                    .as("seed %d", seed)
                    .isCloseTo(SystemCost.of(whole).total(), within(1e-9));
        }
    }

    @Test
    void play_twoPolicies_differAsTheirWholeRunsDo() {
        for (long seed = 0; seed < 6; seed++) {
            Scenario scenario = scenario(seed);
            Policy rule = Policies.of("rule", scenario, 1);
            Policy none = Policies.of("none", scenario, 1);
            double ruleTotal = SystemCost.of(finished(scenario, rule)).total();
            double noneTotal =
                    SystemCost.of(
                                    finished(
                                            scenario,
                                            new Then(
                                                    Policies.of("rule", scenario, 1),
                                                    none,
                                                    2 * DAY)))
                            .total();
            assertThat(play(scenario, 2, "none").cost() - play(scenario, 2, "rule").cost())
                    .as("seed %d", seed)
                    .isCloseTo(noneTotal - ruleTotal, within(1e-9));
        }
    }

    @Test
    void play_policyThatDoesWhatTheRuleDoes_differsByExactlyNothing() {
        Scenario scenario = scenario(3);
        Policy same =
                new Then(
                        Policies.of("none", scenario, 1),
                        Policies.of("rule", scenario, 1),
                        2 * DAY);
        WindowRun rule = play(scenario, 2, "rule");
        assertThat(play(scenario, 2, same).cost() - rule.cost()).isEqualTo(0.0);
        assertThat(play(scenario, 2, same).importKwh()).isEqualTo(rule.importKwh());
    }

    @Test
    void play_planners_watchTheLeadInAndPlanTheRest() {
        Scenario scenario = scenario(5);
        WindowRun mpc = play(scenario, 2, "mpc");
        assertThat(mpc.planning().plans()).isEqualTo(2 * DAY);
        WindowRun oracle =
                play(scenario, 2, Planners.oracle(scenario, new HighsSolver(), 1, 2 * DAY));
        assertThat(oracle.planning().plans()).isEqualTo(1);
        for (String other : Policies.names()) {
            assertThat(oracle.cost())
                    .as(other)
                    .isLessThanOrEqualTo(play(scenario, 2, other).cost() + 1e-3);
        }
    }

    @Test
    void play_noDayLeft_isRefused() {
        Scenario scenario = scenario(1);
        assertThatThrownBy(() -> play(scenario, 4, "rule"))
                .hasMessage("A window of 4 days cannot have 4 of them before it.");
    }
}
