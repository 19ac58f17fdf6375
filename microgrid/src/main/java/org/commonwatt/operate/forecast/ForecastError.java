package org.commonwatt.operate.forecast;

/// How wrong the forecasts of one lead time were.
///
/// @param leadSteps steps from the last observed one to the one forecast, ≥ 1
/// @param count number of forecasts
/// @param meanAbsolute mean of |forecast − metered|
/// @param rootMeanSquare square root of the mean of (forecast − metered)²
/// @param bias mean of forecast − metered; + = too high
/// @param meanMetered mean of the metered values
public record ForecastError(
        int leadSteps,
        long count,
        double meanAbsolute,
        double rootMeanSquare,
        double bias,
        double meanMetered) {
    /// Mean absolute error as a share of the mean; NaN where that is 0.
    public double relativeMeanAbsolute() {
        return relative(meanAbsolute);
    }

    /// Root mean square error as a share of the mean; NaN where that is 0.
    public double relativeRootMeanSquare() {
        return relative(rootMeanSquare);
    }

    /// Bias as a share of the mean; NaN where that is 0.
    public double relativeBias() {
        return relative(bias);
    }

    /// Standard deviation of the error (without its bias) as a share of the mean; NaN where that is
    /// 0.
    public double relativeDeviation() {
        return relative(Math.sqrt(Math.max(0, rootMeanSquare * rootMeanSquare - bias * bias)));
    }

    private double relative(double value) {
        return meanMetered == 0 ? Double.NaN : value / meanMetered;
    }
}
