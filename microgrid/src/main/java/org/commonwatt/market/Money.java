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

    private Money() {}

    /// Ledger units of an amount, half-even.
    public static long units(double amount) {
        return (long) Math.rint(amount * UNITS_PER_CURRENCY);
    }

    /// Amount of ledger units.
    public static double amount(long units) {
        return units / (double) UNITS_PER_CURRENCY;
    }

    /// Ledger energy (mWh) of an energy in kWh, half-even.
    public static long milliwattHours(double energyKwh) {
        return (long) Math.rint(energyKwh * MWH_PER_KWH);
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
