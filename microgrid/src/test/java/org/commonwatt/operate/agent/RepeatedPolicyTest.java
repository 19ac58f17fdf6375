package org.commonwatt.operate.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Actions;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.PolicyContract;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

final class RepeatedPolicyTest extends PolicyContract {
    private static final int HANDED_OVER = 40;

    /// Forty steps of what random did, then itself.
    @Override
    protected Policy policy(Scenario scenario) {
        var played = new Played(scenario, Policies.of("random", scenario, 1), HANDED_OVER);
        return new RepeatedPolicy(
                Policies.of("random", scenario, 1), played.decisions, HANDED_OVER, played.state);
    }

    /// A run, and what was decided in it before a step.
    private static final class Played implements StepObserver {
        private final Decisions decisions;
        private final int endStep;
        private final long hash;
        private final double[] boughtKwh;
        private long[] state = new long[0];

        Played(Scenario scenario, Policy policy, int endStep) {
            this.endStep = endStep;
            decisions = new Decisions(scenario);
            var run = new Simulation(scenario, policy);
            run.finish(this);
            hash = run.stateHash();
            boughtKwh = run.boughtAheadKwh().clone();
        }

        @Override
        public void onDecided(int t, Actions asked, double[] boughtKwh, Policy policy) {
            if (t < endStep) {
                decisions.note(asked, policy.operatorShare(), boughtKwh);
                state = policy.state();
            }
        }
    }

    private static long hashOf(Scenario scenario, Policy policy) {
        var run = new Simulation(scenario, policy);
        run.finish(StepObserver.NONE);
        return run.stateHash();
    }

    /// With a plan that is followed for some steps, and with the basis of the last one.
    @Test
    void planner_thatTakesOver_goesOnToTheSameBits() {
        Scenario scenario = ScenarioFixture.random(5, 4, 96, "mid-market-rate");
        for (int cut : new int[] {1, 37, 96}) {
            var played = new Played(scenario, Planners.mpc(scenario, new HighsSolver(), 1), cut);
            Policy repeated =
                    new RepeatedPolicy(
                            Planners.mpc(scenario, new HighsSolver(), 1),
                            played.decisions,
                            cut,
                            played.state);
            assertThat(hashOf(scenario, repeated)).as("cut at %d", cut).isEqualTo(played.hash);
            assertThat(repeated.planning().plansAnything()).isTrue();
        }
    }

    /// A day is bought as it was planned then, also where the repetition ends within it.
    @Test
    void planner_thatBoughtAhead_isRepeatedToTheSameBits() {
        Scenario scenario =
                ScenarioFixture.boughtAhead(ScenarioFixture.random(7, 4, 72, "mid-market-rate"));
        for (int cut : new int[] {1, 24, 37, 72}) {
            var played = new Played(scenario, Planners.mpc(scenario, new HighsSolver(), 1), cut);
            var run =
                    new Simulation(
                            scenario,
                            new RepeatedPolicy(
                                    Planners.mpc(scenario, new HighsSolver(), 1),
                                    played.decisions,
                                    cut,
                                    played.state));
            run.finish(StepObserver.NONE);
            assertThat(run.stateHash()).as("cut at %d", cut).isEqualTo(played.hash);
            assertThat(run.boughtAheadKwh()).as("cut at %d", cut).isEqualTo(played.boughtKwh);
        }
    }

    @Test
    void policy_isNotAsked_whileItsDecisionsAreKnown() {
        Scenario scenario = ScenarioFixture.random(6, 4, 96, "mid-market-rate");
        var played = new Played(scenario, Policies.of("rule", scenario, 1), 96);
        List<Integer> asked = new ArrayList<>();
        Policy watched =
                new Policy() {
                    @Override
                    public String name() {
                        return "rule";
                    }

                    @Override
                    public void act(Observations observations, Actions actions) {
                        asked.add(observations.step(0));
                    }
                };
        assertThat(
                        hashOf(
                                scenario,
                                new RepeatedPolicy(watched, played.decisions, 96, played.state)))
                .isEqualTo(played.hash);
        assertThat(asked).isEmpty();
    }

    @Test
    void decisions_ofDays_areTakenOverDayByDay() {
        Scenario scenario = ScenarioFixture.random(7, 4, 96, "mid-market-rate");
        var played = new Played(scenario, Policies.of("rule", scenario, 1), 96);
        var other = new Decisions(scenario);
        for (int day = 0; day < scenario.axis().days(); day++) {
            other.noteDay(day, played.decisions.ofDay(day));
        }
        assertThat(other.steps()).isEqualTo(96);
        assertThat(
                        hashOf(
                                scenario,
                                new RepeatedPolicy(
                                        Policies.of("none", scenario, 1), other, 96, new long[0])))
                .isEqualTo(played.hash);
        assertThatThrownBy(() -> new Decisions(scenario).noteDay(0, new double[3]))
                .hasMessageContaining("has no 3 decisions");
        assertThatThrownBy(
                        () ->
                                new RepeatedPolicy(
                                        Policies.of("none", scenario, 1), other, 97, new long[0]))
                .hasMessageContaining("96 steps cannot be repeated up to step 97");
    }
}
