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

    /// Where the values of each step's type and time of day begin.
    private final int[] row;

    /// @param axis the clock
    /// @param series number of series N
    /// @param horizon largest number of steps ahead H
    public SimilarDay(TimeAxis axis, int series, int horizon) {
        super(series, horizon);
        calendar = new Calendar(axis, horizon);
        latest = new double[2 * calendar.slotsPerDay() * series];
        Arrays.fill(latest, Double.NaN);
        row = new int[axis.steps() + horizon];
        for (int t = 0; t < row.length; t++) {
            int first = calendar.weekend(t) ? calendar.slotsPerDay() : 0;
            row[t] = (first + calendar.slot(t)) * series;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    void learn(int t, double[] values) {
        System.arraycopy(values, 0, latest, row[t], series());
    }

    @Override
    double predict(int step, int ofSeries) {
        double same = latest[row[step] + ofSeries];
        return Double.isNaN(same) ? fallback(step, ofSeries) : same;
    }

    @Override
    void predict(int t, int ofSeries, double[] out, int from) {
        for (int k = from; k < out.length; k++) {
            double same = latest[row[t + k] + ofSeries];
            out[k] = Double.isNaN(same) ? fallback(t + k, ofSeries) : same;
        }
    }

    /// The other type of day; the last value where that was not seen either.
    private double fallback(int step, int ofSeries) {
        int shift = calendar.slotsPerDay() * series();
        double other = latest[row[step] + (row[step] < shift ? shift : -shift) + ofSeries];
        return Double.isNaN(other) ? last(ofSeries) : other;
    }

    @Override
    double[] memory() {
        return latest;
    }
}
