package org.commonwatt.experiments.store;

/// Ledger integers as decimal text, digit for digit: what is read back sums exactly.
public final class ExactDecimals {
    private ExactDecimals() {}

    /// An amount in 1e-5 currency as `-12.34500`.
    public static String amount(long units) {
        return fixed(units, 5);
    }

    /// An energy in mWh as kWh, `0.123456`.
    public static String energyKwh(long milliwattHours) {
        return fixed(milliwattHours, 6);
    }

    /// An amount in whole cents as `-12.34`; `units` are 1e-5 currency and must be whole cents.
    ///
    /// @throws IllegalArgumentException if they are not
    public static String cents(long units) {
        if (units % 1000 != 0) {
            throw new IllegalArgumentException(
                    "The amount (%s) must be whole cents.".formatted(amount(units)));
        }
        return fixed(units / 1000, 2);
    }

    private static String fixed(long value, int decimals) {
        return java.math.BigDecimal.valueOf(value, decimals).toPlainString();
    }
}
