package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int STEPS = 120;

    private static long hash(Scenario scenario, String policy) {
        var simulation = new Simulation(scenario, Policies.of(policy, scenario, 1));
        simulation.finish(StepObserver.NONE);
        return simulation.stateHash();
    }

    @Test
    void sameSeed_hasTheSameHash_atOneAndTwoThreads()
            throws InterruptedException, ExecutionException {
        Scenario scenario = ScenarioFixture.random(3, 6, STEPS, "mid-market-rate");
        List<Callable<Long>> runs =
                Policies.names().stream()
                        .<Callable<Long>>map(policy -> () -> hash(scenario, policy))
                        .toList();
        try (ExecutorService one = Executors.newFixedThreadPool(1);
                ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Long>> alone = one.invokeAll(runs);
            List<Future<Long>> together = two.invokeAll(runs);
            for (int p = 0; p < runs.size(); p++) {
                assertThat(together.get(p).get())
                        .as(Policies.names().get(p))
                        .isEqualTo(alone.get(p).get());
            }
        }
    }

    @Test
    void otherSeed_hasAnotherHash() {
        Scenario one = ScenarioFixture.random(3, 6, STEPS, "none");
        Scenario other = ScenarioFixture.random(5, 6, STEPS, "none");
        assertThat(hash(one, "rule")).isNotEqualTo(hash(other, "rule"));
    }

    @Test
    void watching_changesNothing() {
        Scenario scenario = ScenarioFixture.random(4, 5, STEPS, "mid-market-rate");
        var watched = new Simulation(scenario, Policies.of("rule", scenario, 1));
        watched.finish(new Everything());
        assertThat(watched.stateHash()).isEqualTo(hash(scenario, "rule"));
    }

    @Test
    void anotherHome_changesNobodyElsesDraws() {
        // Without a market the homes meet nowhere: random actions of home_0..2 stay what they were.
        Scenario small = ScenarioFixture.random(7, 3, STEPS, "none");
        Scenario large = ScenarioFixture.random(7, 4, STEPS, "none");
        RunResult before = Runs.run(small, "random", StepObserver.NONE);
        RunResult after = Runs.run(large, "random", StepObserver.NONE);
        for (int i = 0; i < 3; i++) {
            assertThat(after.members().get(i).chargeKwh())
                    .isEqualTo(before.members().get(i).chargeKwh());
            // The shared battery's bill has one owner more; what the member's own meter costs
            // stays.
            assertThat(after.bills().get(i).retailBillUnits())
                    .isEqualTo(before.bills().get(i).retailBillUnits());
        }
    }

    @Test
    void communityBalance_holdsInEveryStep() {
        Forall.seeds(10)
                .check(
                        random -> {
                            int seed = random.nextInt(500);
                            Scenario scenario =
                                    ScenarioFixture.random(seed, 5, STEPS, "mid-market-rate");
                            CommunityTrace trace =
                                    Runs.run(scenario, "rule", StepObserver.NONE).trace();
                            for (int t = 0; t < STEPS; t++) {
                                double in =
                                        trace.value(Column.COMMUNITY_IMPORT_KWH, t)
                                                + trace.value(Column.GENERATION_KWH, t)
                                                + trace.value(Column.DISCHARGE_KWH, t)
                                                + trace.value(Column.EV_DISCHARGE_KWH, t);
                                double out =
                                        trace.value(Column.COMMUNITY_EXPORT_KWH, t)
                                                + trace.value(Column.SERVED_KWH, t)
                                                + trace.value(Column.CHARGE_KWH, t)
                                                + trace.value(Column.EV_CHARGE_KWH, t);
                                assertThat(in).as("step %d", t).isCloseTo(out, within(1e-9));
                            }
                        });
    }

    @Test
    void outage_exchangesNothingWithTheUtility() {
        Scenario scenario = ScenarioFixture.random(2, 5, STEPS, "mid-market-rate");
        CommunityTrace trace = Runs.run(scenario, "rule", StepObserver.NONE).trace();
        int out = 0;
        for (int t = 0; t < STEPS; t++) {
            if (trace.value(Column.OUTAGE, t) == 1) {
                out++;
                assertThat(trace.value(Column.COMMUNITY_IMPORT_KWH, t)).isZero();
                assertThat(trace.value(Column.COMMUNITY_EXPORT_KWH, t)).isZero();
            }
        }
        assertThat(out).isEqualTo(5);
    }

    /// Watches every step and day.
    private static final class Everything implements StepObserver {
        @Override
        public boolean wantsStep(int t) {
            return true;
        }
    }
}
