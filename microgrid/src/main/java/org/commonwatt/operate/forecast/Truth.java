package org.commonwatt.operate.forecast;

/// The values that will be metered, for a forecaster that is allowed to see them.
@FunctionalInterface
public interface Truth {
    /// Value of a series in step `t`, ≥ 0.
    double at(int t, int series);
}
