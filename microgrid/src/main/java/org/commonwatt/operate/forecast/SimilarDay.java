package org.commonwatt.operate.forecast;

import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;

/// The same time of the last day of the same type, weekday or weekend. Where that has not been seen
/// yet: of the last day of the other type; on the very first day: the last metered value.
public final class SimilarDay extends CausalForecaster {
    /// Name in scenario files.
    public static final String NAME = "similar-day";

    private final Calendar calendar;

    /// The latest value of each time of day, `[type × slot × N]`; NaN where not seen yet.
    private final double[] latest;

    /// @param axis the clock
    /// @param series number of series N
    /// @param horizon largest number of steps ahead H
    public SimilarDay(TimeAxis axis, int series, int horizon) {
        super(series, horizon);
        calendar = new Calendar(axis, horizon);
        latest = new double[2 * calendar.slotsPerDay() * series];
        Arrays.fill(latest, Double.NaN);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    void learn(int t, double[] values) {
        System.arraycopy(values, 0, latest, row(calendar.weekend(t), calendar.slot(t)), series());
    }

    private int row(boolean weekend, int slot) {
        return ((weekend ? calendar.slotsPerDay() : 0) + slot) * series();
    }

    @Override
    double predict(int step, int ofSeries) {
        boolean weekend = calendar.weekend(step);
        int slot = calendar.slot(step);
        double same = latest[row(weekend, slot) + ofSeries];
        if (!Double.isNaN(same)) {
            return same;
        }
        double other = latest[row(!weekend, slot) + ofSeries];
        return Double.isNaN(other) ? last(ofSeries) : other;
    }

    @Override
    double[] memory() {
        return latest;
    }
}
