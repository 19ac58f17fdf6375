package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.Money;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

class BillsTest {
    private static double[] every(double value, int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    private static double amount(Bill bill, LedgerItem item) {
        return bill.lines().stream()
                .filter(line -> line.item() == item)
                .mapToDouble(BillLine::amount)
                .sum();
    }

    @Test
    void buyerAndSeller_shareTheMiddlePrice() {
        // One hour: a exports 2 kWh, b imports 3 kWh; import 0.30, feed-in 0.10, middle 0.20.
        // a: −2·0.20 = −0.40. b: 2·0.20 + 1·0.30 = 0.70.
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .member(Participant.home("a"), every(0, 1), every(2, 1))
                        .member(Participant.home("b"), every(3, 1), every(0, 1))
                        .build();
        RunResult result = Runs.run(scenario, "none", StepObserver.NONE);
        assertThat(result.bills().get(0).total()).isEqualTo(-0.40);
        assertThat(result.bills().get(1).total()).isEqualTo(0.70);
        assertThat(result.bills().get(0).retailBill()).isCloseTo(-0.20, within(1e-9));
        assertThat(result.bills().get(1).retailBill()).isCloseTo(0.90, within(1e-9));
    }

    @Test
    void feesChargesAndTax_addUpToTheBill() {
        // 24 hours of 1 kWh at 0.30 + fee 0.05, standing charge 0.40, demand charge 3.10 per kW and
        // month on 1 kW: January has 31 days, the run covers 1, so 3.10/31 = 0.10. VAT 5 %.
        // energy 7.20, fee 1.20, fixed 0.40, demand 0.10 → 8.90; VAT 0.445; 9.345 → 9.34 or 9.35.
        Scenario scenario =
                new ScenarioFixture()
                        .terms(new TariffTerms(0.05, 0.05, 0.40, 3.10, 0.05))
                        .member(Participant.home("a"), every(1, 24), every(0, 24))
                        .build();
        Bill bill = Runs.run(scenario, "none", StepObserver.NONE).bills().getFirst();
        assertThat(amount(bill, LedgerItem.RETAIL_ENERGY)).isCloseTo(7.20, within(1e-9));
        assertThat(amount(bill, LedgerItem.GRID_FEE)).isCloseTo(1.20, within(1e-9));
        assertThat(amount(bill, LedgerItem.FIXED)).isCloseTo(0.40, within(1e-9));
        assertThat(amount(bill, LedgerItem.DEMAND_CHARGE)).isCloseTo(0.10, within(1e-9));
        assertThat(amount(bill, LedgerItem.VAT)).isCloseTo(0.445, within(24 * 5e-6));
        assertThat(bill.total()).isCloseTo(9.345, within(0.006));
        assertThat(bill.totalUnits() % Money.UNITS_PER_CENT).isZero();
    }

    @Test
    void shortDay_paysItsPartOfTheStandingCharge_longDayPaysOneDay() {
        // London 2025-03-30 has 23 hours: 23 steps are a whole day; six hours of a 24-hour day a
        // quarter.
        TariffTerms fixed = new TariffTerms(0, 0, 1.00, 0, 0);
        Scenario spring =
                new ScenarioFixture()
                        .start("2025-03-30T00:00:00Z")
                        .terms(fixed)
                        .member(Participant.home("a"), every(0, 23), every(0, 23))
                        .build();
        Scenario part =
                new ScenarioFixture()
                        .terms(fixed)
                        .member(Participant.home("a"), every(0, 6), every(0, 6))
                        .build();
        assertThat(Runs.run(spring, "none", StepObserver.NONE).bills().getFirst().total())
                .isEqualTo(1.00);
        assertThat(Runs.run(part, "none", StepObserver.NONE).bills().getFirst().total())
                .isEqualTo(0.25);
    }

    @Test
    void sharedBatterysBill_goesToItsOwners_byShare() {
        // The battery is empty and alone on its tariff's standing charge of 1.00; a owns 1, b owns
        // 3.
        Participant shared = ScenarioFixture.sharedBattery("battery", Battery.linear(10, 5));
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .terms(new TariffTerms(0, 0, 1.00, 0, 0))
                        .member(owner("a", 1), every(0, 24), every(0, 24))
                        .member(owner("b", 3), every(0, 24), every(0, 24))
                        .member(shared, every(0, 24), every(0, 24))
                        .build();
        RunResult result = Runs.run(scenario, "none", StepObserver.NONE);
        assertThat(result.bills().get(0).total()).isEqualTo(1.25);
        assertThat(result.bills().get(1).total()).isEqualTo(1.75);
        assertThat(result.bills().get(2).total()).isZero();
    }

    private static Participant owner(String id, double share) {
        return new Participant(
                id,
                ParticipantKind.HOME,
                "",
                Double.NaN,
                0,
                0,
                Connection.UNLIMITED,
                Equipment.NONE,
                false,
                share);
    }

    @Test
    void journal_addsUpToTheBills_andCommunityKeepsOnlyRounding() {
        Forall.seeds(12)
                .check(
                        random -> {
                            Scenario scenario =
                                    ScenarioFixture.random(
                                            random.nextInt(1000), 5, 24 * 40, "mid-market-rate");
                            var journal = new Journal();
                            RunResult result = Runs.run(scenario, "rule", journal);
                            for (int i = 0; i < result.bills().size(); i++) {
                                Bill bill = result.bills().get(i);
                                assertThat(journal.units.getOrDefault(i, 0L))
                                        .isEqualTo(bill.totalUnits());
                                assertThat(bill.totalUnits() % Money.UNITS_PER_CENT).isZero();
                            }
                            // Half a cent per member and month, and half a unit per trade.
                            assertThat(Math.abs(result.communityAccountUnits()))
                                    .isLessThan(6 * 3 * 500 + 24 * 40 * 3);
                        });
    }

    @Test
    void member_neverPaysMoreForEnergyThanAtTheRetailer() {
        Forall.seeds(12)
                .check(
                        random -> {
                            Scenario scenario =
                                    ScenarioFixture.random(
                                            random.nextInt(1000), 6, 24 * 10, "mid-market-rate");
                            for (Bill bill :
                                    Runs.run(scenario, "random", StepObserver.NONE).bills()) {
                                double shared = amount(bill, LedgerItem.SHARED_ASSET);
                                double rounding = 0.005 + 24 * 10 * 6e-5;
                                assertThat(bill.total() - shared)
                                        .as(bill.participantId())
                                        .isLessThanOrEqualTo(bill.retailBill() + rounding);
                            }
                        });
    }

    /// Sums all journal rows by member.
    private static final class Journal implements StepObserver {
        private final Map<Integer, Long> units = new HashMap<>();

        @Override
        public void onJournal(
                int day, int participant, LedgerItem item, long energy, long amountUnits) {
            units.merge(participant, amountUnits, Long::sum);
        }
    }
}
