package org.commonwatt.operate.forecast;

import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.ForecastSettings;

/// Finds a forecaster by the name that a scenario gives.
///
/// ```java
/// List<String> names = List.of("home_0 demand", "home_1 demand");
/// Forecaster forecaster =
///         Forecasters.of(settings, axis, 96, exogenous::demandKwh, streams, names);
/// forecaster.observe(0, demandOfStep0);
/// forecaster.forecast(1, 0, expectedOfHome0);
/// ```
public final class Forecasters {
    private Forecasters() {}

    /// Names that a scenario may give.
    public static List<String> names() {
        return List.of(Persistence.NAME, SimilarDay.NAME, HourOfWeek.NAME, NoisyTruth.NAME);
    }

    /// A fresh forecaster.
    ///
    /// @param axis the clock
    /// @param horizon largest number of steps ahead H
    /// @param truth what will be metered; only `noisy-truth` looks at it
    /// @param streams root of random streams; only `noisy-truth` draws
    /// @param seriesNames a name per series
    /// @throws IllegalArgumentException for an unknown model, with the known names
    public static Forecaster of(
            ForecastSettings settings,
            TimeAxis axis,
            int horizon,
            Truth truth,
            RandomStreams streams,
            List<String> seriesNames) {
        int series = seriesNames.size();
        return switch (settings.model()) {
            case Persistence.NAME -> new Persistence(series, horizon);
            case SimilarDay.NAME -> new SimilarDay(axis, series, horizon);
            case HourOfWeek.NAME -> new HourOfWeek(axis, series, horizon);
            case NoisyTruth.NAME ->
                    new NoisyTruth(
                            axis, horizon, settings.relativeError(), truth, streams, seriesNames);
            default ->
                    throw new IllegalArgumentException(
                            "The forecast model (%s) must be one of %s."
                                    .formatted(settings.model(), names()));
        };
    }
}
