package org.commonwatt.rl.algorithm;

import java.util.function.Supplier;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.Workers;

/// All that a training depends on.
///
/// @param game makes one copy of the game; all copies have the same shapes
/// @param seed root of all randomness
/// @param totalSteps steps of the game after which training will end: schedules run up to it
/// @param parameters of the algorithm: a record of the type of [AlgorithmProvider#defaults()]
/// @param workers whoever computes; makes no difference to results
public record TrainingSetup(
        Supplier<? extends ParallelEnv> game,
        long seed,
        long totalSteps,
        Record parameters,
        Workers workers) {
    public TrainingSetup {
        if (totalSteps < 1) {
            throw new IllegalArgumentException(
                    "The steps of a training must be positive: " + totalSteps + ".");
        }
    }

    /// The streams of one use, such as `actions`.
    public RandomStreams streams(String use) {
        return RandomStreams.of(seed).split(use);
    }

    /// The parameters as the record that the algorithm knows.
    ///
    /// @throws IllegalArgumentException if they are those of another algorithm
    public <R extends Record> R parameters(Class<R> type) {
        if (!type.isInstance(parameters)) {
            throw new IllegalArgumentException(
                    "The parameters must be a %s: %s."
                            .formatted(type.getName(), parameters.getClass().getName()));
        }
        return type.cast(parameters);
    }
}
