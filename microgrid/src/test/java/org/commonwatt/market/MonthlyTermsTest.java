package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.commonwatt.grid.RecordFuzz;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What a month's terms refuse, and what discounts come to.
final class MonthlyTermsTest {
    @Test
    void wrongNumbers_areRefusedByName() {
        RecordFuzz.check(MonthlyTerms.NONE, (name, value) -> false);
        RecordFuzz.check(Discount.NONE, (name, value) -> false);
        RecordFuzz.check(DemandTerms.PLAIN, (name, value) -> false);
    }

    @Test
    void demandCharges_ofElevenMonths_areRefused() {
        assertThatThrownBy(() -> new DemandTerms(Collections.nCopies(11, 1.0), 0, 0))
                .hasMessage("The chargePerKwByMonth has 11 months but needs 12.");
        assertThatThrownBy(() -> new DemandTerms(Collections.nCopies(12, -1.0), 0, 0))
                .hasMessage("The chargePerKwByMonth (-1.0) must be a finite number >= 0.");
        assertThatThrownBy(() -> new DemandTerms(List.of(), 0, 61))
                .hasMessage("The ratchetMonths (61) must be 0 to 60.");
    }

    @Test
    void wrongMonths_areRefused() {
        assertThatThrownBy(() -> new BillingMonth(0, 1))
                .hasMessage("The monthOfYear (0) must be 1 to 12.");
        assertThatThrownBy(() -> new BillingMonth(1, 0))
                .hasMessage("The share (0.0) of a month must be above 0 and at most 1.");
    }

    /// 100 units of energy, 50 of fees, 40 from neighbours; tax 10 %.
    @Test
    void share_isTakenOfTheBaseWithItsTax() {
        var charges = new Discount.Charges(10_000, 15_000, 4_000);
        assertThat(discount(0.5, Discount.Base.ENERGY, false, 0).units(charges, 0.1, 1))
                .isEqualTo(5_500);
        assertThat(discount(0.5, Discount.Base.ENERGY, true, 0).units(charges, 0.1, 1))
                .isEqualTo(7_700);
        assertThat(discount(0.5, Discount.Base.BILL, false, 0).units(charges, 0.1, 1))
                .isEqualTo(8_250);
        assertThat(discount(0.5, Discount.Base.BILL, true, 0).units(charges, 0.1, 1))
                .isEqualTo(10_450);
    }

    @Test
    void credit_paysWhatIsLeftAndNoMore() {
        var charges = new Discount.Charges(10_000, 15_000, 0);
        // 0.05 currency a month are 5 000 units; half a month 2 500.
        assertThat(discount(0, Discount.Base.BILL, true, 0.05).units(charges, 0.1, 1))
                .isEqualTo(5_000);
        assertThat(discount(0, Discount.Base.BILL, true, 0.05).units(charges, 0.1, 0.5))
                .isEqualTo(2_500);
        // 16 500 with tax; 60 % are 9 900, and 6 600 are left.
        assertThat(discount(0.6, Discount.Base.BILL, true, 5).units(charges, 0.1, 1))
                .isEqualTo(16_500);
    }

    @Test
    void discount_isNeverNegativeNorAboveTheCharges() {
        Forall.seeds(2000).check(MonthlyTermsTest::staysWithinTheCharges);
    }

    private static void staysWithinTheCharges(RandomStream r) {
        long energy = (long) r.nextDouble(-100_000, 1_000_000);
        long all = energy + (long) r.nextDouble(0, 500_000);
        long local = (long) r.nextDouble(-100_000, 500_000);
        double vat = r.nextDouble(0, 0.25);
        Discount discount =
                discount(
                        r.nextDouble(),
                        r.nextBoolean() ? Discount.Base.BILL : Discount.Base.ENERGY,
                        r.nextBoolean(),
                        r.nextDouble(0, 10));
        long units = discount.units(new Discount.Charges(energy, all, local), vat, r.nextDouble());
        long most = all + (discount.localEnergy() ? local : 0);
        assertThat(units).isBetween(0L, Money.rounded(Math.max(0, most) * (1 + vat)));
    }

    private static Discount discount(
            double share, Discount.Base base, boolean local, double credit) {
        return new Discount(share, base, local, credit);
    }

    @Test
    void largestRemainders_keepTheSum() {
        Forall.seeds(500)
                .check(
                        r -> {
                            double[] exact = new double[1 + r.nextInt(9)];
                            double sum = 0;
                            for (int i = 0; i < exact.length; i++) {
                                exact[i] = r.nextDouble(-5, 20);
                                sum += exact[i];
                            }
                            double[] before = exact.clone();
                            long[] parts = new long[exact.length];
                            LargestRemainder.round(exact, Money.rounded(sum), parts);
                            long total = 0;
                            for (int i = 0; i < parts.length; i++) {
                                total += parts[i];
                                assertThat(Math.abs(parts[i] - before[i])).isLessThanOrEqualTo(1);
                            }
                            assertThat(total).isEqualTo((long) Math.rint(sum));
                        });
    }
}
