package org.commonwatt.market;

/// Amounts as `long` in 1e-5 currency units (a thousandth of a cent), energy as `long` mWh.
public final class Money {
    /// Ledger units per currency unit.
    public static final long UNITS_PER_CURRENCY = 100_000;

    /// Ledger units per cent.
    public static final long UNITS_PER_CENT = 1_000;

    /// Milliwatt-hours per kWh.
    public static final double MWH_PER_KWH = 1e6;

    private static final double KWH_PER_MILLIWATT_HOUR = 1e-6;

    /// Adding 1.5·2^52 leaves the integer, rounded half-even, in the low bits of the sum.
    private static final double ROUNDING_SHIFT = 0x1.8p52;

    private static final long ROUNDING_BITS = Double.doubleToRawLongBits(ROUNDING_SHIFT);
    private static final double ROUNDING_RANGE = 0x1p51;

    private Money() {}

    /// `value` rounded half-even; the same as `(long) Math.rint(value)` for |value| < 2^51, without
    /// the instructions that larger numbers and NaN need.
    ///
    /// @throws ArithmeticException beyond that range (22 billion currency units) and for NaN
    static long rounded(double value) {
        if (!(Math.abs(value) < ROUNDING_RANGE)) {
            throw new ArithmeticException(
                    "The ledger holds amounts below 2^51 units, not %s.".formatted(value));
        }
        return Double.doubleToRawLongBits(value + ROUNDING_SHIFT) - ROUNDING_BITS;
    }

    /// Ledger units of an amount, half-even.
    public static long units(double amount) {
        return rounded(amount * UNITS_PER_CURRENCY);
    }

    /// Amount of ledger units.
    public static double amount(long units) {
        return units / (double) UNITS_PER_CURRENCY;
    }

    /// Ledger energy (mWh) of an energy in kWh, half-even.
    public static long milliwattHours(double energyKwh) {
        return rounded(energyKwh * MWH_PER_KWH);
    }

    /// Energy in kWh of a ledger energy.
    public static double kilowattHours(long milliwattHours) {
        return milliwattHours * KWH_PER_MILLIWATT_HOUR;
    }

    /// `units` rounded to whole cents, half-even, still in ledger units.
    public static long toWholeCents(long units) {
        return (long) Math.rint(units / (double) UNITS_PER_CENT) * UNITS_PER_CENT;
    }
}
