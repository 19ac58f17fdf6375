package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.grid.Actions;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

final class RecordedPolicyTest extends PolicyContract {
    private static final int RECORDED = 20;

    /// What `rule` asked every device for.
    @SuppressWarnings("ArrayRecordComponent")
    private record Taped(double[][] asked, int members) implements RecordedPolicy.Record {
        static Taped of(Scenario scenario, int steps) {
            var run = new Simulation(scenario, Policies.of("rule", scenario, 1));
            int members = scenario.community().size();
            double[][] asked = new double[steps][5 * members];
            for (double[] row : asked) {
                run.advance(StepObserver.NONE);
                for (int i = 0; i < members; i++) {
                    row[i] = run.actions().storage(i);
                    row[members + i] = run.actions().ev(i);
                    row[2 * members + i] = run.actions().heat(i);
                    row[3 * members + i] = run.actions().job(i);
                    row[4 * members + i] = run.actions().genset(i);
                }
            }
            return new Taped(asked, members);
        }

        @Override
        public int steps() {
            return asked.length;
        }

        @Override
        public void write(int step, Actions actions) {
            double[] row = asked[step];
            for (int i = 0; i < members; i++) {
                actions.storage(i, row[i]);
                actions.ev(i, row[members + i]);
                actions.heat(i, row[2 * members + i]);
                actions.job(i, row[3 * members + i]);
                actions.genset(i, row[4 * members + i]);
            }
        }

        @Override
        public double operatorShare(int step) {
            return Double.NaN;
        }
    }

    @Override
    protected Policy policy(Scenario scenario) {
        return new RecordedPolicy(
                "rule", Taped.of(scenario, RECORDED), Policies.of("rule", scenario, 1));
    }

    @Test
    void record_ofAPolicy_continuedByItself_isThatPolicy() {
        Forall.seeds(10)
                .check(
                        random -> {
                            Scenario scenario =
                                    ScenarioFixture.random(random.nextInt(1000), 4, 96, "none");
                            var alone = new Simulation(scenario, Policies.of("rule", scenario, 1));
                            var again = new Simulation(scenario, policy(scenario));
                            alone.finish(StepObserver.NONE);
                            again.finish(StepObserver.NONE);
                            assertThat(again.stateHash()).isEqualTo(alone.stateHash());
                        });
    }
}
