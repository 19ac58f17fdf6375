package org.commonwatt.operate.forecast;

import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;

/// A level for each of the 168 hours of the week, smoothed exponentially from week to week. An hour
/// not met yet takes the level of its hour of the day; before that, the last metered value.
public final class HourOfWeek extends CausalForecaster {
    /// Name in scenario files.
    public static final String NAME = "hour-of-week";

    /// Weight of the latest week in the level of an hour of the week.
    private static final double WEEK_WEIGHT = 0.25;

    /// Weight of the latest day in the level of an hour of the day.
    private static final double DAY_WEIGHT = 0.2;

    private final Calendar calendar;
    private final double weekStepWeight;
    private final double dayStepWeight;

    /// Levels of the hours of the week, then of the hours of the day, `[hour × N]`; NaN = not met.
    private final double[] levels;

    /// @param axis the clock
    /// @param series number of series N
    /// @param horizon largest number of steps ahead H
    public HourOfWeek(TimeAxis axis, int series, int horizon) {
        super(series, horizon);
        calendar = new Calendar(axis, horizon);
        // All steps of an hour together have the weight of the week.
        weekStepWeight = 1 - Math.pow(1 - WEEK_WEIGHT, Math.min(1, axis.stepHours()));
        dayStepWeight = 1 - Math.pow(1 - DAY_WEIGHT, Math.min(1, axis.stepHours()));
        levels = new double[(Calendar.HOURS_PER_WEEK + 24) * series];
        Arrays.fill(levels, Double.NaN);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    void learn(int t, double[] values) {
        int week = weekRow(t);
        int day = dayRow(t);
        for (int i = 0; i < series(); i++) {
            double known = levels[day + i];
            levels[day + i] =
                    Double.isNaN(known) ? values[i] : known + dayStepWeight * (values[i] - known);
            double level = levels[week + i];
            double from = Double.isNaN(level) ? known : level;
            levels[week + i] =
                    Double.isNaN(from) ? values[i] : from + weekStepWeight * (values[i] - from);
        }
    }

    private int weekRow(int t) {
        return calendar.hourOfWeek(t) * series();
    }

    private int dayRow(int t) {
        return (Calendar.HOURS_PER_WEEK + calendar.hourOfWeek(t) % 24) * series();
    }

    @Override
    double predict(int step, int ofSeries) {
        double level = levels[weekRow(step) + ofSeries];
        if (!Double.isNaN(level)) {
            return level;
        }
        double ofDay = levels[dayRow(step) + ofSeries];
        return Double.isNaN(ofDay) ? last(ofSeries) : ofDay;
    }

    @Override
    double[] memory() {
        return levels;
    }
}
