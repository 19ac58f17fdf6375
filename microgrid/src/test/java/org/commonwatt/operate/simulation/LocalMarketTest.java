package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Bill;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.Money;
import org.commonwatt.market.RetailComparison;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mechanism in whole runs: energy and money of every member add up.
final class LocalMarketTest {
    private static final double TINY = 1e-9;

    static List<String> mechanisms() {
        return Mechanisms.names();
    }

    /// Sums of what the meters and the trades of each member showed.
    private static final class Sums implements StepObserver {
        final double[] netKwh;
        final double[] tradedKwh;
        double pooledKwh;
        double mostBeyondMeterKwh;

        Sums(int n) {
            netKwh = new double[n];
            tradedKwh = new double[n];
        }

        @Override
        public boolean wantsStep(int t) {
            return true;
        }

        @Override
        public void onStep(StepView view) {
            for (int i = 0; i < netKwh.length; i++) {
                double imports = view.value(StepQuantity.GRID_IMPORT_KWH, i);
                double exports = view.value(StepQuantity.GRID_EXPORT_KWH, i);
                double bought = view.value(StepQuantity.POOL_PURCHASE_KWH, i);
                double sold = view.value(StepQuantity.POOL_SALE_KWH, i);
                netKwh[i] += imports - exports;
                tradedKwh[i] += bought - sold;
                pooledKwh += bought;
                mostBeyondMeterKwh = Math.max(mostBeyondMeterKwh, bought - imports);
                mostBeyondMeterKwh = Math.max(mostBeyondMeterKwh, sold - exports);
            }
        }
    }

    private static Scenario scenario(long seed, String mechanism) {
        return ScenarioFixture.random(seed, 5, 72, mechanism);
    }

    private static double energyKwh(Bill bill, LedgerItem... items) {
        double sum = 0;
        for (LedgerItem item : items) {
            sum +=
                    bill.lines().stream()
                            .filter(line -> line.item() == item)
                            .mapToLong(line -> line.energyMilliwattHours())
                            .sum();
        }
        return sum * 1e-6;
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void run_tradesAndTheRestAddUpToEveryMeter(String mechanism) {
        double pooledKwh = 0;
        for (String policy : Policies.names()) {
            for (long seed = 0; seed < 2; seed++) {
                Scenario scenario = scenario(seed, mechanism);
                Sums sums = new Sums(scenario.community().size());
                RunResult result =
                        Runs.run(
                                scenario,
                                Baselines.of(scenario),
                                Policies.of(policy, scenario, 1),
                                sums);
                pooledKwh += sums.pooledKwh;
                assertThat(sums.mostBeyondMeterKwh)
                        .as("with a nowcast of the step nobody trades beyond the meter")
                        .isLessThan(TINY);
                // A surplus goes back; what stays is half a cent per member and unit per posting.
                assertThat(Money.amount(result.communityAccountUnits())).isCloseTo(0, within(0.05));
                for (int i = 0; i < sums.netKwh.length; i++) {
                    Bill bill = result.bills().get(i);
                    double traded = energyKwh(bill, LedgerItem.POOL_PURCHASE, LedgerItem.POOL_SALE);
                    double all =
                            traded
                                    + energyKwh(
                                            bill,
                                            LedgerItem.RETAIL_ENERGY,
                                            LedgerItem.FEED_IN,
                                            LedgerItem.IMBALANCE);
                    // Half a mWh per step and item.
                    assertThat(traded).isCloseTo(sums.tradedKwh[i], within(1e-4));
                    assertThat(all).isCloseTo(sums.netKwh[i], within(1e-4));
                }
            }
        }
        // Under each policy some mechanism may find no trade worth its rules.
        assertThat(pooledKwh > 0).isEqualTo(!mechanism.equals("none"));
    }

    @Test
    void auctionWithOldInformation_isFirmAndStillAddsUp() {
        for (long seed = 0; seed < 2; seed++) {
            Scenario now = scenario(seed, "uniform-price");
            var old = new Scenario.Settings(10, 1, 0, Information.LAST, now.settings().forecasts());
            Scenario late =
                    new Scenario(
                            now.name(),
                            now.currency(),
                            seed,
                            now.axis(),
                            now.community(),
                            now.exogenous(),
                            now.tariffs(),
                            now.mechanism(),
                            old,
                            now.assumptions());
            Sums sums = new Sums(late.community().size());
            RunResult result =
                    Runs.run(late, Baselines.of(late), Policies.of("none", late, 1), sums);
            assertThat(sums.mostBeyondMeterKwh).isGreaterThan(0.01);
            for (int i = 0; i < sums.netKwh.length; i++) {
                double all =
                        energyKwh(
                                result.bills().get(i),
                                LedgerItem.POOL_PURCHASE,
                                LedgerItem.POOL_SALE,
                                LedgerItem.RETAIL_ENERGY,
                                LedgerItem.FEED_IN,
                                LedgerItem.IMBALANCE);
                assertThat(all).isCloseTo(sums.netKwh[i], within(1e-4));
            }
        }
    }

    /// a needs 2 kWh in hour 0 and gives 3 in hour 1; b gives 1 and needs 1.
    private static Scenario billSharing(boolean byDay) {
        MarketTerms usual = MarketTerms.USUAL;
        MarketTerms terms =
                new MarketTerms(
                        usual.k(), usual.keys(), List.of(), 0, List.of(), byDay, usual.matching());
        return new ScenarioFixture()
                .member(Participant.home("a"), new double[] {2, 0}, new double[] {0, 3})
                .member(Participant.home("b"), new double[] {0, 1}, new double[] {1, 0})
                .build()
                .withMarket("bill-sharing", terms);
    }

    @Test
    void billSharing_perStepAndPerDay_areThoseByHand() {
        // Per step: hour 0 a pays the 1 kWh of import, 0.30; hour 1 a gets the 2 kWh of export,
        // 0.20; b pays and gets nothing, alone it would pay 0.30 − 0.10.
        assertThat(totals(billSharing(false))).containsExactly(0.10, 0.0);
        // Per day: 0.30 over imports of 2 and 1, 0.20 over exports of 3 and 1.
        assertThat(totals(billSharing(true))).containsExactly(0.05, 0.05);
    }

    private static List<Double> totals(Scenario scenario) {
        return Runs.run(scenario, "none", StepObserver.NONE).bills().stream()
                .map(Bill::total)
                .toList();
    }

    @Test
    void losersOfBillSharing_areNamedWithTheirLoss() {
        // Hour 0 alone counts: b's kWh would earn 0.10 outside and is free inside.
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("bill-sharing")
                        .member(Participant.home("a"), new double[] {2}, new double[] {0})
                        .member(Participant.home("b"), new double[] {0}, new double[] {1})
                        .build();
        List<Bill> bills = Runs.run(scenario, "none", StepObserver.NONE).bills();
        assertThat(RetailComparison.of(bills, 500).losers())
                .containsExactly(new RetailComparison.Loser("b", 10_000));
    }

    @Test
    void snapshotWithinASharedDay_continuesToTheSameBills() {
        Scenario scenario =
                scenario(1, "none").withMarket("bill-sharing", billSharing(true).market());
        Simulation whole = new Simulation(scenario, Policies.of("rule", scenario, 1));
        whole.finish(StepObserver.NONE);
        Simulation part = new Simulation(scenario, Policies.of("rule", scenario, 1));
        var halves = new ArrayList<Simulation.Snapshot>();
        while (part.hasNext()) {
            if (part.step() == 13) {
                halves.add(part.snapshot());
            }
            part.advance(StepObserver.NONE);
        }
        part.restore(halves.getFirst());
        part.finish(StepObserver.NONE);
        assertThat(part.stateHash()).isEqualTo(whole.stateHash());
    }
}
