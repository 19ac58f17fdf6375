package org.commonwatt.grid.feeder;

/// How a load depends on the voltage at its bus, as shares of its value at 1 pu:
///
/// `load(V) = load · (impedance·V² + current·V + power)`, see `docs/FORMULATION.md#feeder`.
///
/// @param impedance share that is a constant impedance
/// @param current share that is a constant current
/// @param power share that is a constant power
public record ZipShares(double impedance, double current, double power) {
    /// The whole load is a constant power.
    public static final ZipShares CONSTANT_POWER = new ZipShares(0, 0, 1);

    /// The whole load is a constant current.
    public static final ZipShares CONSTANT_CURRENT = new ZipShares(0, 1, 0);

    /// The whole load is a constant impedance.
    public static final ZipShares CONSTANT_IMPEDANCE = new ZipShares(1, 0, 0);

    private static final double ROUNDING = 1e-9;

    public ZipShares {
        double sum = impedance + current + power;
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            throw new IllegalArgumentException(
                    "The shares %s, %s and %s of a load must sum to 1, not %s."
                            .formatted(impedance, current, power, sum));
        }
    }
}
