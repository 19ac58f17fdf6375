package org.commonwatt.operate.scenario;

/// Which forecaster policies get.
///
/// @param model name of the model: `persistence`, `similar-day`, `hour-of-week`, `noisy-truth`
/// @param relativeError for `noisy-truth`: standard deviation of the one-day-ahead error as a share
///   of the mean, ≥ 0; ignored by the others
public record ForecastSettings(String model, double relativeError) {
    /// Yesterday's same-weekday-type profile.
    public static final ForecastSettings DEFAULT = new ForecastSettings("similar-day", 0.2);
}
