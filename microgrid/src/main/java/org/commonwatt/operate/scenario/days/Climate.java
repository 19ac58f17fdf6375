package org.commonwatt.operate.scenario.days;

import java.util.List;

/// Statistics of a place's weather. A day has one of a few skies; which one follows a Markov chain.
/// Temperatures and wind are round climatological means of such places.
///
/// @param skies kinds of day in order of falling yield, from cloudless to grey
/// @param meanC mean temperature of the year, °C
/// @param seasonC half the difference between the warmest and the coldest time of the year, K
/// @param dayC half the difference between the warmest and the coldest hour of a clear day, K
/// @param anomalyC standard deviation of a day's mean around the season's, K
/// @param wind statistics of its wind
public record Climate(
        List<Sky> skies, double meanC, double seasonC, double dayC, double anomalyC, Wind wind) {
    /// One kind of day. Its clearness relative to a cloudless sky is a logistic curve of a Gaussian
    /// process, whose level is the day's and whose swing is forgotten within the hour.
    ///
    /// @param tomorrow chances of tomorrow's sky, in the order of the climate's skies, sum 1
    /// @param level mean of the process; 0 is half of the range
    /// @param levelDeviation standard deviation of the level from day to day
    /// @param swing standard deviation within the day
    /// @param memoryMinutes time after which the swing's correlation is 1/e
    public record Sky(
            List<Double> tomorrow,
            double level,
            double levelDeviation,
            double swing,
            double memoryMinutes) {
        public Sky {
            tomorrow = List.copyOf(tomorrow);
            double sum = tomorrow.stream().mapToDouble(Double::doubleValue).sum();
            if (Math.abs(sum - 1) > 1e-9) {
                throw new IllegalArgumentException(
                        "The chances of tomorrow's sky must sum to 1: %s.".formatted(tomorrow));
            }
        }
    }

    /// Wind at 10 m: a Weibull law, and where weather comes from.
    ///
    /// @param scaleMs Weibull scale, m/s; the mean is about 0.89 of it
    /// @param shape Weibull shape; 2 is a Rayleigh law
    /// @param fromDeg direction from which clouds usually come, 0 = north, 90 = east
    public record Wind(double scaleMs, double shape, double fromDeg) {
        public Wind {
            if (!(scaleMs > 0 && shape > 0) || !Double.isFinite(scaleMs + shape + fromDeg)) {
                throw new IllegalArgumentException(
                        "The scaleMs (%s) and shape (%s) of a wind must be positive."
                                .formatted(scaleMs, shape));
            }
        }
    }

    /// Mild and changeable, like London.
    public static final Climate MARITIME =
            new Climate(
                    List.of(
                            new Sky(List.of(0.40, 0.42, 0.18), 3.0, 0.7, 0.7, 90),
                            new Sky(List.of(0.16, 0.52, 0.32), 0.6, 0.6, 1.5, 60),
                            new Sky(List.of(0.09, 0.43, 0.48), -1.4, 0.7, 0.9, 90)),
                    11.0,
                    6.5,
                    4.5,
                    2.6,
                    new Wind(4.0, 2.1, 240));

    /// Sunny and hot, like inland southern California.
    public static final Climate DRY =
            new Climate(
                    List.of(
                            new Sky(List.of(0.80, 0.15, 0.05), 3.2, 0.5, 0.5, 120),
                            new Sky(List.of(0.40, 0.45, 0.15), 0.9, 0.6, 1.1, 90),
                            new Sky(List.of(0.20, 0.38, 0.42), -1.2, 0.7, 0.8, 120)),
                    17.5,
                    5.5,
                    5.0,
                    2.4,
                    new Wind(3.2, 1.8, 270));

    public Climate {
        skies = List.copyOf(skies);
        for (Sky sky : skies) {
            if (sky.tomorrow().size() != skies.size()) {
                throw new IllegalArgumentException(
                        "A climate of %d skies needs as many chances of tomorrow's: %s."
                                .formatted(skies.size(), sky.tomorrow()));
            }
        }
    }
}
