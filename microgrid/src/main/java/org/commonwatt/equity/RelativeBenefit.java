package org.commonwatt.equity;

/// What membership is worth to a member, as a share of what it would pay without any devices: the
/// argument of [Welfare].
public final class RelativeBenefit {
    /// Nobody counts as less: welfare functions need positive numbers.
    public static final double LEAST = 0.01;

    private RelativeBenefit() {}

    /// `max(0.01, 1 + (alone − cost)/grossBill)`; 1 without a gross bill.
    ///
    /// @param alone what it would pay alone
    /// @param cost what it bears
    /// @param grossBill its demand at the import price
    public static double of(double alone, double cost, double grossBill) {
        return grossBill > 0 ? floored(1 + (alone - cost) / grossBill) : 1;
    }

    /// A benefit that is not below the least.
    public static double floored(double benefit) {
        return Math.max(LEAST, benefit);
    }
}
