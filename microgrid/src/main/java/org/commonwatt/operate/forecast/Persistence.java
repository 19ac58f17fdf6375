package org.commonwatt.operate.forecast;

/// The last metered value continues. Hard to beat for the next minutes, poor for tomorrow.
public final class Persistence extends CausalForecaster {
    /// Name in scenario files.
    public static final String NAME = "persistence";

    private static final double[] NOTHING = {};

    /// @param series number of series N
    /// @param horizon largest number of steps ahead H
    public Persistence(int series, int horizon) {
        super(series, horizon);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    void learn(int t, double[] values) {}

    @Override
    double predict(int step, int ofSeries) {
        return last(ofSeries);
    }

    @Override
    double[] memory() {
        return NOTHING;
    }
}
