package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntConsumer;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Bill;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.rl.nn.Workers;
import org.junit.jupiter.api.Test;

class UtilityRunTest {
    private static final UtilityTariff COUPLED = new UtilityTariff(5, 0.01, 0.5, 8);

    /// Does the last task first.
    private static void backwards(int tasks, IntConsumer task) {
        for (int k = tasks - 1; k >= 0; k--) {
            task.accept(k);
        }
    }

    private static Scenario home(double... demandKwh) {
        return new ScenarioFixture()
                .member(Participant.home("a"), demandKwh, new double[demandKwh.length])
                .build();
    }

    private static UtilityRun run(
            List<Scenario> scenarios, String policy, UtilityTariff tariff, Workers workers) {
        var run = new UtilityRun(scenarios, each -> Policies.of(policy, each, 1), tariff);
        assertThat(run.finish(workers, () -> false)).isTrue();
        return run;
    }

    private static List<Scenario> random(long seed, String market) {
        return List.of(
                ScenarioFixture.random(seed, 3, 48, market),
                ScenarioFixture.random(seed + 1, 4, 48, "mid-market-rate"),
                ScenarioFixture.random(seed + 2, 2, 48, "uniform-price"));
    }

    private static long amount(Simulation of, LedgerItem item) {
        long units = 0;
        for (Bill bill : of.books.bills()) {
            units += Math.round(bill.amount(item) * 100_000);
        }
        return units;
    }

    @Test
    void twoHomes_payForTheLoadOfBoth() {
        // Hour 0: 6 + 2 kW, 3 above 5; hour 1: 1 + 1 kW; feed of 0.30.
        UtilityRun run = run(List.of(home(6, 1), home(2, 1)), "none", COUPLED, Workers.caller());
        assertThat(run.loadKw(0)).isEqualTo(8);
        assertThat(run.bills().get(1).surchargePerKwh(0)).isCloseTo(0.03, within(1e-12));
        assertThat(run.bills().get(1).surchargePerKwh(1)).isZero();
        // 6 · 0.33 + 1 · 0.30 and 2 · 0.33 + 1 · 0.30.
        assertThat(amount(run.communities().get(0), LedgerItem.RETAIL_ENERGY)).isEqualTo(228_000);
        assertThat(amount(run.communities().get(1), LedgerItem.RETAIL_ENERGY)).isEqualTo(96_000);
        // 8 per kW and month · 8 kW · 2 of January's 744 hours = 0.172043, three quarters of it
        // a's.
        assertThat(run.peaks().getFirst().units()).isEqualTo(17_204);
        assertThat(amount(run.communities().get(0), LedgerItem.DEMAND_CHARGE)).isEqualTo(12_903);
        assertThat(amount(run.communities().get(1), LedgerItem.DEMAND_CHARGE)).isEqualTo(4_301);
    }

    @Test
    void everyUnit_hasAPayerAndAPayee() {
        Forall.seeds(12)
                .check(
                        random -> {
                            int seed = random.nextInt(1000);
                            String market = seed % 2 == 0 ? "dynamic-nem" : "none";
                            UtilityRun run =
                                    run(random(seed, market), "rule", COUPLED, Workers.caller());
                            long charged = 0;
                            for (Simulation each : run.communities()) {
                                charged += amount(each, LedgerItem.DEMAND_CHARGE);
                                long outside = Math.round(each.books.outsidePayment() * 1e5);
                                long bills = 0;
                                for (Bill bill : each.books.bills()) {
                                    bills += bill.totalUnits();
                                    assertThat(bill.totalUnits() % 1000).isZero();
                                }
                                assertThat(bills).isEqualTo(outside - each.books.communityUnits());
                            }
                            long own = 0;
                            for (Simulation each :
                                    run(
                                                    random(seed, market),
                                                    "rule",
                                                    new UtilityTariff(5, 0.01, 0.5, 0),
                                                    Workers.caller())
                                            .communities()) {
                                own += amount(each, LedgerItem.DEMAND_CHARGE);
                            }
                            assertThat(charged - own).isEqualTo(run.peaks().getFirst().units());
                        });
    }

    @Test
    void uncoupled_isEachAlone_toTheBit() {
        List<Scenario> scenarios = random(3, "mid-market-rate");
        UtilityRun run = run(scenarios, "rule", UtilityTariff.UNCOUPLED, Workers.caller());
        for (int c = 0; c < scenarios.size(); c++) {
            var alone = new Simulation(scenarios.get(c), Policies.of("rule", scenarios.get(c), 1));
            alone.finish(StepObserver.NONE);
            assertThat(run.communities().get(c).stateHash()).isEqualTo(alone.stateHash());
        }
    }

    @Test
    void orderOfWork_changesNothing() {
        List<Scenario> scenarios = random(5, "mid-market-rate");
        UtilityRun one = run(scenarios, "rule", COUPLED, Workers.caller());
        UtilityRun other = run(scenarios, "rule", COUPLED, UtilityRunTest::backwards);
        assertThat(other.communities().stream().map(Simulation::stateHash).toList())
                .isEqualTo(one.communities().stream().map(Simulation::stateHash).toList());
    }

    @Test
    void finishedBill_givesTheSameRunAlone_fromASnapshotToo() {
        List<Scenario> scenarios = random(8, "mid-market-rate");
        UtilityRun run = run(scenarios, "rule", COUPLED, Workers.caller());
        for (int c = 0; c < scenarios.size(); c++) {
            Scenario scenario = scenarios.get(c);
            UtilityBill bill = run.bills().get(c);
            var alone = new Simulation(scenario, Policies.of("rule", scenario, 1), bill);
            for (int t = 0; t < 40; t++) {
                alone.advance(StepObserver.NONE);
            }
            var resumed = new Simulation(scenario, Policies.of("rule", scenario, 1), bill);
            resumed.restore(alone.snapshot());
            alone.finish(StepObserver.NONE);
            resumed.finish(StepObserver.NONE);
            assertThat(alone.stateHash()).isEqualTo(run.communities().get(c).stateHash());
            assertThat(resumed.stateHash()).isEqualTo(alone.stateHash());
        }
    }

    @Test
    void clocks_thatDiffer_areRefused() {
        assertThatThrownBy(
                        () ->
                                run(
                                        List.of(home(1, 1), home(1, 1, 1)),
                                        "none",
                                        COUPLED,
                                        Workers.caller()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one clock");
    }
}
