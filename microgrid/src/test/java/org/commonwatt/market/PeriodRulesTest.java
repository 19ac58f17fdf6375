package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.commonwatt.market.EquityTransfer.Payers;
import org.commonwatt.market.EquityTransfer.Receivers;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Transfers, surplus and gain at the end of a period. Ledger units: 100 000 to the currency unit.
final class PeriodRulesTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Ledger period = new Ledger(1, 3);

    private void owes(int member, double amount) {
        period.post(0, member, LedgerItem.RETAIL_ENERGY, 0, Money.units(amount));
    }

    private double bill(int member) {
        return Money.amount(period.memberUnits(member));
    }

    /// Three members all month with these retail bills and loads.
    private static PeriodFacts facts(double[] retail, long[] loads, long surplusUnits) {
        long[] units = Arrays.stream(retail).mapToLong(Money::units).toArray();
        return new PeriodFacts(new double[] {1, 1, 1}, units, loads, surplusUnits);
    }

    private static PeriodFacts plain() {
        return facts(new double[3], new long[] {100_000_000, 300_000_000, 0}, 0);
    }

    private static Receivers receiver(double perMonth, double perKwh, Double... billsAtMost) {
        return new Receivers(List.of(0), perMonth, perKwh, List.of(billsAtMost));
    }

    private void transfer(Receivers to, @Nullable Payers from) {
        var rule = new EquityTransfer("solidarity", to, from);
        PeriodClose.transfer(List.of(rule), period, 0, plain());
        period.requireZeroSum(0);
    }

    @Test
    void transfer_isPaidByMembersInProportionToWhatTheyMayPay() {
        owes(0, 20);
        owes(1, 60);
        owes(2, 45);
        // 1 may pay 60 − 40 = 20, but at most 10; 2 may pay 5: 8 and 4 of the 12.
        transfer(receiver(12, 0), new Payers(List.of(1, 2), 40, 10));
        assertThat(bill(0)).isEqualTo(8);
        assertThat(bill(1)).isEqualTo(68);
        assertThat(bill(2)).isEqualTo(49);
        assertThat(period.amountUnits(0, Counterparty.COMMUNITY)).isZero();
        assertThat(period.amountUnits(0, Counterparty.OUTSIDE_FUND)).isZero();
    }

    @Test
    void transfer_givesNoMoreThanPayersMayPay() {
        owes(0, 20);
        owes(1, 60);
        owes(2, 30);
        transfer(receiver(12, 0), new Payers(List.of(1, 2), 40, 7));
        assertThat(bill(0)).isEqualTo(13);
        assertThat(bill(1)).isEqualTo(67);
        assertThat(bill(2)).isEqualTo(30);
    }

    @Test
    void transfer_ofAFund_isASubsidy() {
        owes(0, 20);
        // 100 kWh at 0.05 beside 2 a month.
        transfer(receiver(2, 0.05), null);
        assertThat(bill(0)).isEqualTo(13);
        assertThat(period.amountUnits(0, LedgerItem.SUBSIDY)).isEqualTo(-700_000);
        assertThat(period.amountUnits(0, LedgerItem.EQUITY_TRANSFER)).isZero();
        assertThat(period.amountUnits(0, Counterparty.OUTSIDE_FUND)).isEqualTo(700_000);
    }

    @Test
    void transfer_toNeed_bringsTheBillDownToItsLimit() {
        owes(0, 20);
        owes(1, 60);
        transfer(receiver(0, 0, 15.0), new Payers(List.of(1), 0, INFINITE));
        assertThat(bill(0)).isEqualTo(15);
        assertThat(bill(1)).isEqualTo(65);
    }

    @Test
    void transfer_neverPaysOutMoreThanTheBill() {
        owes(0, 3);
        owes(1, 60);
        transfer(receiver(12, 0), new Payers(List.of(1), 0, INFINITE));
        assertThat(bill(0)).isZero();
        assertThat(bill(1)).isEqualTo(63);
    }

    @Test
    void transferTo_whoWasHalfAMonthMember_isHalf() {
        owes(0, 20);
        var half = new PeriodFacts(new double[] {0.5, 1, 0}, new long[3], new long[3], 0);
        var rule = new EquityTransfer("half", receiver(12, 0, 30.0), null);
        // 6, and 5 from 20 to half of 30.
        PeriodClose.transfer(List.of(rule), period, 0, half);
        assertThat(bill(0)).isEqualTo(9);
    }

    @Test
    void transfer_thatOneMemberPaysAndReceives_isRefused() {
        assertThatThrownBy(
                        () -> new EquityTransfer("x", receiver(1, 0), new Payers(List.of(0), 0, 1)))
                .hasMessage("The transfer x has a member that pays and receives.");
        assertThatThrownBy(() -> receiver(-1, 0)).hasMessageContaining("perMonth (-1.0)");
        assertThatThrownBy(() -> receiver(1, 0, 1.0, 2.0))
                .hasMessageContaining("1 receivers but 2");
        assertThatThrownBy(() -> new Payers(List.of(), 0, Double.NaN))
                .hasMessageContaining("mostPerMonth (NaN)");
    }

    @Test
    void surplus_goesBackByLoad_andNothingIsLost() {
        period.post(0, 0, LedgerItem.COMMUNITY_SURPLUS, 0, 10);
        PeriodClose.returnSurplus(period, 0, facts(new double[3], new long[] {1, 2, 0}, 10));
        // 10 + −3.33 and −6.67: by largest remainder −3 and −7.
        assertThat(period.memberUnits(0)).isEqualTo(7);
        assertThat(period.memberUnits(1)).isEqualTo(-7);
        assertThat(period.amountUnits(0, Counterparty.COMMUNITY)).isZero();
    }

    @Test
    void gain_sharedEqually_leavesRetailBillLessAThird() {
        // Alone 30 + 20 + 10; they paid 48 to outside parties.
        owes(0, 20);
        owes(1, 20);
        owes(2, 8);
        PeriodFacts facts = facts(new double[] {30, 20, 10}, new long[3], 0);
        long gain = PeriodClose.shareGain(GainRule.EQUAL, period, 0, facts);
        assertThat(gain).isEqualTo(1_200_000);
        assertThat(bill(0)).isEqualTo(26);
        assertThat(bill(1)).isEqualTo(16);
        assertThat(bill(2)).isEqualTo(6);
        period.requireZeroSum(0);
    }

    @ParameterizedTest
    @CsvSource({"LOAD, 27, 11, 10", "GIVEN, 30, 20, -2"})
    void gain_followsItsBasis(GainRule.Basis basis, double a, double b, double c) {
        owes(0, 48);
        PeriodFacts facts = facts(new double[] {30, 20, 10}, new long[] {1, 3, 0}, 0);
        GainRule rule =
                basis == GainRule.Basis.LOAD
                        ? GainRule.LOAD
                        : GainRule.given(new double[] {0, 0, 0.7});
        PeriodClose.shareGain(rule, period, 0, facts);
        assertThat(new double[] {bill(0), bill(1), bill(2)}).containsExactly(a, b, c);
    }

    @Test
    void loss_isBorneInProportionToRetailBills() {
        owes(1, 66);
        PeriodFacts facts = facts(new double[] {30, 20, 10}, new long[3], 0);
        long gain = PeriodClose.shareGain(GainRule.EQUAL, period, 0, facts);
        assertThat(gain).isEqualTo(-600_000);
        assertThat(bill(0)).isEqualTo(33);
        assertThat(bill(1)).isEqualTo(22);
        assertThat(bill(2)).isEqualTo(11);
    }

    @Test
    void anyPeriod_losesNoUnit_keepsCapsAndEndsOnCents() {
        Forall.seeds(100_000).check(PeriodRulesTest::losesNothing);
    }

    private static void losesNothing(RandomStream r) {
        int n = 2 + r.nextInt(7);
        var ledger = new Ledger(1, n);
        long[] retail = new long[n];
        long[] loads = new long[n];
        double[] share = new double[n];
        for (int i = 0; i < n; i++) {
            ledger.post(0, i, LedgerItem.RETAIL_ENERGY, 0, r.nextLong(-2_000_000, 9_000_000));
            retail[i] = r.nextLong(-2_000_000, 9_000_000);
            loads[i] = r.chance(0.3) ? 0 : r.nextLong(0, 900_000_000);
            share[i] = r.chance(0.2) ? 0 : r.chance(0.7) ? 1 : r.nextDouble();
        }
        long surplus = r.chance(0.5) ? 0 : r.nextLong(-50_000, 500_000);
        ledger.post(0, 0, LedgerItem.POOL_PURCHASE, 0, surplus);
        ledger.sweep(0, Counterparty.POOL, Counterparty.COMMUNITY);
        var facts = new PeriodFacts(share, retail, loads, surplus);
        boolean members = Arrays.stream(share).anyMatch(part -> part > 0);
        if (r.nextBoolean()) {
            PeriodClose.returnSurplus(ledger, 0, facts);
        } else {
            gain(r, ledger, facts);
        }
        assertThat(ledger.amountUnits(0, Counterparty.COMMUNITY)).isEqualTo(members ? 0 : -surplus);
        for (int k = 0; k < 3; k++) {
            transfer(r, ledger, facts);
        }
        PeriodClose.roundToCents(ledger, 0);
        ledger.requireZeroSum(0);
        for (int i = 0; i < n; i++) {
            assertThat(ledger.memberUnits(i) % Money.UNITS_PER_CENT).isZero();
            assertThat(Math.abs(ledger.amountUnits(i, LedgerItem.ROUNDING)))
                    .isLessThanOrEqualTo(Money.UNITS_PER_CENT / 2);
        }
    }

    private static void gain(RandomStream r, Ledger ledger, PeriodFacts facts) {
        int n = facts.participants();
        double[] given = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            given[i] = r.nextDouble();
            sum += given[i] * facts.monthShare(i);
        }
        int kind = r.nextInt(3);
        GainRule rule =
                kind == 0 ? GainRule.EQUAL : kind == 1 ? GainRule.LOAD : GainRule.given(given);
        long gain = PeriodClose.shareGain(rule, ledger, 0, facts);
        for (int i = 0; i < n && kind == 2 && gain > 0 && sum > 0; i++) {
            double part = gain * (given[i] * facts.monthShare(i) / sum);
            assertThat((double) ledger.memberUnits(i))
                    .isBetween(
                            facts.retailUnits(i) - part - 1.01, facts.retailUnits(i) - part + 1.01);
        }
    }

    private static void transfer(RandomStream r, Ledger ledger, PeriodFacts facts) {
        int n = facts.participants();
        List<Integer> to = new ArrayList<>();
        List<Integer> from = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (r.nextBoolean()) {
                to.add(i);
                limits.add(r.chance(0.2) ? INFINITE : r.nextDouble(0, 60));
            } else if (r.chance(0.8)) {
                from.add(i);
            }
        }
        double most = r.chance(0.3) ? INFINITE : r.nextDouble(0, 20);
        double above = r.nextDouble(0, 40);
        boolean need = r.nextBoolean();
        var rule =
                new EquityTransfer(
                        "any",
                        new Receivers(
                                to,
                                r.nextDouble(0, 20),
                                r.nextDouble(0, 0.1),
                                need ? limits : List.of()),
                        r.chance(0.2) ? null : new Payers(from, above, most));
        long[] before = LongStream.range(0, n).map(i -> ledger.memberUnits((int) i)).toArray();
        PeriodClose.transfer(List.of(rule), ledger, 0, facts);
        long moved = 0;
        for (int i = 0; i < n; i++) {
            long change = ledger.memberUnits(i) - before[i];
            moved += change;
            if (to.contains(i)) {
                assertThat(-change).isBetween(0L, Math.max(0, before[i]));
            } else {
                double share = facts.monthShare(i);
                double room = Math.max(0, Money.amount(before[i]) - above * share);
                assertThat(Money.amount(change))
                        .isBetween(0.0, (share > 0 ? Math.min(most * share, room) : 0) + 1.1e-5);
            }
        }
        if (rule.from() != null) {
            assertThat(moved).isZero();
        }
    }

    @Test
    void split_isExact_andNoPartExceedsItsWeight() {
        Forall.seeds(20_000)
                .check(
                        r -> {
                            long[] weights = new long[1 + r.nextInt(9)];
                            long sum = 0;
                            for (int i = 0; i < weights.length; i++) {
                                weights[i] = r.chance(0.3) ? 0 : r.nextLong(0, 1L << 50);
                                sum += weights[i];
                            }
                            if (sum == 0) {
                                weights[0] = 1;
                                sum = 1;
                            }
                            long total = r.nextLong(0, sum + 1);
                            long[] parts = LargestRemainder.split(total, weights);
                            assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
                            for (int i = 0; i < parts.length; i++) {
                                assertThat(parts[i]).isBetween(0L, weights[i]);
                                assertThat(Math.abs(parts[i] - total * (weights[i] / (double) sum)))
                                        .isLessThan(1 + 1e-3 + total * 1e-15);
                            }
                        });
    }

    @Test
    void split_withoutWeights_isRefused() {
        assertThatThrownBy(() -> LargestRemainder.split(5, new long[2]))
                .hasMessage("The weights must have a positive sum (0).");
        assertThatThrownBy(() -> LargestRemainder.split(5, new long[] {3, -1}))
                .hasMessageContaining("weight (-1)");
    }
}
