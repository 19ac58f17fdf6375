package org.commonwatt.experiments.training;

/// Watches a training from outside.
public interface TrainingWatch {
    /// Hears nothing and never stops a training.
    TrainingWatch NONE = new TrainingWatch() {};

    /// How far a training is.
    ///
    /// @param seed of the training
    /// @param steps played so far
    /// @param totalSteps to be played
    /// @param episodicReturn mean return of the latest episodes that ended; NaN before the first
    /// @param validationReturn of the latest validation; NaN before the first
    /// @param stepsPerSecond lately
    record Progress(
            long seed,
            long steps,
            long totalSteps,
            double episodicReturn,
            double validationReturn,
            double stepsPerSecond) {}

    /// Another piece of the training is done.
    default void progress(Progress progress) {}

    /// Whether the training shall stop, to go on another time; asked after every iteration.
    default boolean cancelled() {
        return false;
    }
}
