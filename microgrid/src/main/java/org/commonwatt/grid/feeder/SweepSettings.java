package org.commonwatt.grid.feeder;

/// When a sweep stops.
///
/// @param tolerancePu largest distance of any voltage from the exact solution, as estimated from
///   the last two sweeps
/// @param maxIterations sweeps after which it counts as failed
public record SweepSettings(double tolerancePu, int maxIterations) {
    /// 1e-10 pu, 500 sweeps: enough to within 0.1 % of the largest load that a feeder can carry.
    public static final SweepSettings STANDARD = new SweepSettings(1e-10, 500);

    public SweepSettings {
        Rules.positive("a sweep", "tolerancePu", tolerancePu);
        if (maxIterations < 2) {
            throw new IllegalArgumentException(
                    "The maxIterations (%d) of a sweep must be at least 2."
                            .formatted(maxIterations));
        }
    }
}
