package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.Correction;
import org.commonwatt.market.EquityTransfer;
import org.commonwatt.market.EquityTransfer.Payers;
import org.commonwatt.market.EquityTransfer.Receivers;
import org.commonwatt.market.GainRule;
import org.commonwatt.market.Ledger;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.market.MeterDay;
import org.commonwatt.market.Money;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.scenario.Stay;
import org.junit.jupiter.api.Test;

/// What is settled beside tariffs and market, over whole runs.
final class BillingRulesTest {
    private static double[] every(double value, int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    private static RunResult run(Scenario scenario) {
        return Runs.run(scenario, "none", StepObserver.NONE);
    }

    /// One hour: a exports 2 kWh, b imports 3; import 0.30, feed-in 0.10.
    private static Scenario pair() {
        return new ScenarioFixture()
                .mechanism("mid-market-rate")
                .member(Participant.home("a"), every(0, 1), every(2, 1))
                .member(Participant.home("b"), every(3, 1), every(0, 1))
                .build();
    }

    private static BillingRules gain(GainRule rule) {
        return new BillingRules(List.of(), rule, List.of());
    }

    @Test
    void gain_turnsBillsIntoRetailBillsLessShares() {
        // Alone −0.20 and 0.90; the community pays 1 · 0.30: it saved 0.40.
        RunResult equal = run(pair().withBilling(gain(GainRule.EQUAL)));
        assertThat(equal.bills().get(0).total()).isEqualTo(-0.40);
        assertThat(equal.bills().get(1).total()).isEqualTo(0.70);
        assertThat(equal.gains()).containsExactly(new PeriodGain("2025-01", 40_000));
        RunResult load = run(pair().withBilling(gain(GainRule.LOAD)));
        assertThat(load.bills().get(0).total()).isEqualTo(-0.20);
        assertThat(load.bills().get(1).total()).isEqualTo(0.50);
        assertThat(load.communityAccountUnits()).isZero();
    }

    @Test
    void transfers_areLinesOfTheirOwn() {
        var rule =
                new EquityTransfer(
                        "solidarity",
                        new Receivers(List.of(1), 3.10, 0, List.of()),
                        new Payers(List.of(0), 0, 100));
        Scenario scenario =
                new ScenarioFixture()
                        .member(Participant.home("a"), every(1, 24), every(0, 24))
                        .member(Participant.home("b"), every(2, 24), every(0, 24))
                        .build();
        RunResult result =
                run(scenario.withBilling(new BillingRules(List.of(rule), null, List.of())));
        // One day of 31: 0.10 of 3.10.
        assertThat(result.bills().get(0).amount(LedgerItem.EQUITY_TRANSFER)).isEqualTo(0.10);
        assertThat(result.bills().get(0).total()).isEqualTo(7.30);
        assertThat(result.bills().get(1).total()).isEqualTo(14.30);
        // Money moved, none was saved: the payment to outside parties is the same.
        assertThat(result.systemCost()).isEqualTo(run(scenario).systemCost());
    }

    @Test
    void memberForTenDays_paysTenDays() {
        int steps = 31 * 24;
        double[] demand = new double[steps];
        Arrays.fill(demand, 10 * 24, 20 * 24, 1);
        Participant battery = ScenarioFixture.sharedBattery("battery", Battery.linear(10, 5));
        Scenario scenario =
                new ScenarioFixture()
                        .start("2025-01-01T00:00:00Z")
                        .terms(new TariffTerms(0, 0, 1, 31, 0))
                        .member(Participant.home("a"), demand, every(0, steps))
                        .member(Participant.home("b"), every(1, steps), every(0, steps))
                        .member(battery, every(0, steps), every(0, steps))
                        .build();
        var stay = new Stay(LocalDate.parse("2025-01-11"), LocalDate.parse("2025-01-20"));
        RunResult result =
                run(
                        scenario.withBilling(
                                new BillingRules(
                                        List.of(), null, List.of(stay, Stay.ALWAYS, Stay.ALWAYS))));
        Bill a = result.bills().get(0);
        // 240 kWh · 0.30, 10 days, 10/31 of 31 per kW, and 10 of 41 parts of the battery's 31 days.
        assertThat(a.amount(LedgerItem.RETAIL_ENERGY)).isEqualTo(72);
        assertThat(a.amount(LedgerItem.FIXED)).isEqualTo(10);
        assertThat(a.amount(LedgerItem.DEMAND_CHARGE)).isEqualTo(10);
        assertThat(a.amount(LedgerItem.SHARED_ASSET)).isEqualTo(7.56098);
        assertThat(a.total()).isEqualTo(99.56);
        assertThat(a.retailBill()).isEqualTo(92);
        Bill b = result.bills().get(1);
        assertThat(b.amount(LedgerItem.FIXED)).isEqualTo(31);
        assertThat(b.amount(LedgerItem.SHARED_ASSET)).isEqualTo(23.43902);
    }

    @Test
    void batteryOfOneWhoLeft_rests() {
        int steps = 4 * 24;
        Participant home = Participant.home("a").withBattery(Battery.linear(10, 5));
        Scenario scenario =
                new ScenarioFixture()
                        .member(home, every(0, steps), every(0, steps))
                        .member(Participant.home("b"), every(1, steps), every(0, steps))
                        .build()
                        .withBilling(
                                new BillingRules(
                                        List.of(),
                                        null,
                                        List.of(
                                                new Stay(null, LocalDate.parse("2025-01-07")),
                                                Stay.ALWAYS)));
        Simulation simulation = new Simulation(scenario, Policies.of("random", scenario, 1));
        for (int t = 0; t < 48; t++) {
            simulation.advance(StepObserver.NONE);
        }
        double moved = simulation.meters.chargeKwh[0] + simulation.meters.dischargeKwh[0];
        assertThat(moved).isPositive();
        simulation.finish(StepObserver.NONE);
        assertThat(simulation.meters.chargeKwh[0] + simulation.meters.dischargeKwh[0])
                .isEqualTo(moved);
    }

    @Test
    void stay_holdsItsDays() {
        var stay = new Stay(LocalDate.parse("2025-01-11"), LocalDate.parse("2025-01-20"));
        assertThat(stay.contains(LocalDate.parse("2025-01-10"))).isFalse();
        assertThat(stay.contains(LocalDate.parse("2025-01-11"))).isTrue();
        assertThat(stay.contains(LocalDate.parse("2025-01-20"))).isTrue();
        assertThat(stay.contains(LocalDate.parse("2025-01-21"))).isFalse();
        assertThatThrownBy(
                        () ->
                                new Stay(
                                        LocalDate.parse("2025-01-11"),
                                        LocalDate.parse("2025-01-10")))
                .hasMessageContaining("2025-01-10");
    }

    /// 41 days of which the fifth was read wrongly, if `wrong`; fees and tax, no demand charge.
    private static Scenario metered(boolean wrong) {
        int steps = 41 * 24;
        double[] demand = every(1.1, steps);
        double[] sun = every(0, steps);
        sun[4 * 24 + 12] = 3;
        for (int hour : new int[] {3, 7, 12, 19}) {
            demand[4 * 24 + hour] = wrong ? 0.7 : 1.3 + hour / 7.0;
        }
        return new ScenarioFixture()
                .start("2025-01-01T00:00:00Z")
                .terms(new TariffTerms(0.05, 0.02, 0.4, 0, 0.05))
                .member(Participant.home("a"), demand, sun)
                .member(Participant.home("b"), every(1, steps), every(0, steps))
                .build();
    }

    private static double[] net(Scenario scenario, int day) {
        double[] net = new double[24];
        for (int s = 0; s < 24; s++) {
            int t = 24 * day + s;
            net[s] = scenario.exogenous().demandKwh(t, 0) - scenario.exogenous().availableKwh(t, 0);
        }
        return net;
    }

    @Test
    void correctedMeter_givesTheBillOfTheRightReadings() {
        Scenario wrong = metered(true);
        Scenario right = metered(false);
        Simulation simulation = new Simulation(wrong, Policies.of("none", wrong, 1));
        var journal = new Journal(2);
        while (simulation.step() < 33 * 24) {
            simulation.advance(journal);
        }
        Correction correction =
                MeterDay.withoutTrades(wrong.tariffs().getFirst(), 4 * 24, 24)
                        .correct(journal.day(4), 0, net(wrong, 4), net(right, 4));
        simulation.correct(4, correction);
        simulation.finish(journal);
        Bill corrected = Runs.result(simulation, Baselines.of(wrong)).bills().getFirst();
        Bill expected = run(right).bills().getFirst();
        assertThat(sums(corrected)).isEqualTo(sums(expected));
        assertThat(corrected.retailBillUnits()).isEqualTo(expected.retailBillUnits());
        assertThat(corrected.totalUnits() % Money.UNITS_PER_CENT).isZero();
        List<BillLine> lines =
                corrected.lines().stream().filter(line -> line.correction() != null).toList();
        assertThat(lines).isNotEmpty().allMatch(line -> line.period().equals("2025-02"));
        assertThat(lines)
                .extracting(line -> String.valueOf(line.correction()))
                .allMatch(text -> text.contains("2025-01"));
        assertThat(journal.corrections).isEqualTo(correction.entries());
        assertThat(journal.totals()).isZero();
    }

    @Test
    void correctionOfACommonAsset_goesToItsOwners() {
        int steps = 2 * 24;
        Participant battery = ScenarioFixture.sharedBattery("battery", Battery.linear(10, 5));
        Scenario scenario =
                new ScenarioFixture()
                        .terms(new TariffTerms(0, 0, 1, 0, 0))
                        .member(Participant.home("a"), every(0, steps), every(0, steps))
                        .member(Participant.home("b"), every(0, steps), every(0, steps))
                        .member(battery, every(0, steps), every(0, steps))
                        .build();
        Simulation simulation = new Simulation(scenario, Policies.of("none", scenario, 1));
        while (simulation.step() < 24) {
            simulation.advance(StepObserver.NONE);
        }
        // The battery's standing charge of the first day was 1.00 and should have been 0.40.
        simulation.correct(
                0,
                new Correction(
                        List.of(
                                new Correction.Entry(2, LedgerItem.FIXED, true, 0, -100_000),
                                new Correction.Entry(2, LedgerItem.FIXED, false, 0, 40_000)),
                        List.of()));
        simulation.finish(StepObserver.NONE);
        List<Bill> bills = Runs.result(simulation, Baselines.of(scenario)).bills();
        assertThat(bills.get(0).total()).isEqualTo(2.70);
        assertThat(bills.get(1).total()).isEqualTo(2.70);
        assertThat(bills.get(2).total()).isZero();
    }

    @Test
    void surplusOfAnAuction_goesBackToTheMembers() {
        Scenario scenario = ScenarioFixture.random(5, 6, 24 * 40, "mcafee");
        RunResult result = Runs.run(scenario, "random", StepObserver.NONE);
        double returned = 0;
        for (Bill bill : result.bills()) {
            returned += bill.amount(LedgerItem.COMMUNITY_SURPLUS);
        }
        assertThat(returned).isNegative();
        // What stays is rounding: half a cent per member and month, and of trades.
        assertThat(Math.abs(result.communityAccountUnits())).isLessThan(7 * 2 * 500 + 24 * 40 * 7);
    }

    @Test
    void restoredRun_settlesTheSame() {
        Scenario scenario =
                ScenarioFixture.random(3, 5, 24 * 40, "mcafee").withBilling(gain(GainRule.LOAD));
        Simulation simulation = new Simulation(scenario, Policies.of("rule", scenario, 1));
        while (simulation.step() < 24 * 30) {
            simulation.advance(StepObserver.NONE);
        }
        var entry = new Correction.Entry(1, LedgerItem.FIXED, false, 0, 12_345);
        simulation.correct(2, new Correction(List.of(entry), List.of()));
        Simulation.Snapshot snapshot = simulation.snapshot();
        simulation.finish(StepObserver.NONE);
        RunResult first = Runs.result(simulation, Baselines.of(scenario));
        simulation.restore(snapshot);
        simulation.finish(StepObserver.NONE);
        RunResult again = Runs.result(simulation, Baselines.of(scenario));
        assertThat(again.bills()).isEqualTo(first.bills());
        assertThat(again.gains()).isEqualTo(first.gains()).hasSize(2);
        assertThat(again.stateHash()).isEqualTo(first.stateHash());
    }

    /// Amount and energy by item, without rounding.
    private static Map<LedgerItem, List<Long>> sums(Bill bill) {
        Map<LedgerItem, List<Long>> sums = new HashMap<>();
        for (BillLine line : bill.lines()) {
            if (line.item() != LedgerItem.ROUNDING) {
                sums.merge(
                        line.item(),
                        List.of(line.amountUnits(), line.energyMilliwattHours()),
                        (x, y) -> List.of(x.get(0) + y.get(0), x.get(1) + y.get(1)));
            }
        }
        sums.values().removeIf(List.of(0L, 0L)::equals);
        return sums;
    }

    @Test
    void correctionOfWhatIsNotClosed_orAfterTheEnd_isRefused() {
        Scenario scenario = metered(true);
        Simulation simulation = new Simulation(scenario, Policies.of("none", scenario, 1));
        var nothing = new Correction(List.of(), List.of());
        assertThatThrownBy(() -> simulation.correct(0, nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("day 0 is not closed");
        simulation.finish(StepObserver.NONE);
        assertThatThrownBy(() -> simulation.correct(0, nothing))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void journalOfAnyRun_hasBothSides() {
        Forall.seeds(6)
                .check(
                        r -> {
                            Scenario scenario =
                                    ScenarioFixture.random(
                                            r.nextInt(1000), 5, 24 * 40, "mid-market-rate");
                            var rule =
                                    new EquityTransfer(
                                            "x",
                                            new Receivers(List.of(0, 1), 5, 0.01, List.of()),
                                            new Payers(List.of(2, 3), 10, 4));
                            GainRule gain = r.nextBoolean() ? GainRule.EQUAL : null;
                            var journal = new Journal(6);
                            RunResult result =
                                    Runs.run(
                                            scenario.withBilling(
                                                    new BillingRules(
                                                            List.of(rule), gain, List.of())),
                                            "rule",
                                            journal);
                            assertThat(journal.totals()).isZero();
                            for (Bill bill : result.bills()) {
                                assertThat(bill.totalUnits() % Money.UNITS_PER_CENT).isZero();
                            }
                            assertThat(
                                            result.bills().stream()
                                                    .mapToDouble(
                                                            b ->
                                                                    b.amount(
                                                                            LedgerItem
                                                                                    .EQUITY_TRANSFER))
                                                    .sum())
                                    .isCloseTo(0, org.assertj.core.api.Assertions.within(1e-9));
                        });
    }

    /// Keeps the days' ledgers as the journal tells them.
    private static final class Journal implements StepObserver {
        private final int n;
        private final Map<Integer, Ledger> days = new HashMap<>();
        private final List<Correction.Entry> corrections = new ArrayList<>();
        private long worst;
        private long members;

        Journal(int participants) {
            n = participants;
        }

        Ledger day(int day) {
            return days.getOrDefault(day, new Ledger(1, n));
        }

        @Override
        public void onJournal(int day, int participant, LedgerItem item, long energy, long amount) {
            days.computeIfAbsent(day, _ -> new Ledger(1, n))
                    .post(0, participant, item, energy, amount);
            members += amount;
        }

        @Override
        public void onCounterparty(int day, Counterparty party, long energy, long amount) {
            members += amount;
        }

        @Override
        public void onCorrection(int day, int correctedDay, Correction.Entry entry) {
            assertThat(correctedDay).isLessThan(day);
            corrections.add(entry);
        }

        @Override
        public void onDayEnd(int day, long stateHash) {
            worst = Math.max(worst, Math.abs(members));
        }

        /// Largest sum of both sides at the end of a day.
        long totals() {
            return worst;
        }
    }
}
