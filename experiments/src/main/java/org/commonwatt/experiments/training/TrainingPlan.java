package org.commonwatt.experiments.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.checkpoint.CheckpointException;

/// All that one training is, decided before it begins.
///
/// @param algorithm by name
/// @param parameters of the algorithm
/// @param game to learn in
/// @param seed root of all randomness
/// @param totalSteps of the game, all copies counted
/// @param pace how often it looks up
/// @param minutes of wall time after which it stops
/// @param command the command line that asks for it
/// @param software name and version of this program
record TrainingPlan(
        String algorithm,
        Record parameters,
        TrainingGame game,
        long seed,
        long totalSteps,
        Pace pace,
        OptionalDouble minutes,
        String command,
        String software) {
    private static final int VALIDATIONS = 20;
    private static final int VALIDATION_STEPS = 3200;
    private static final int FEWEST_EPISODES = 8;
    private static final int MOST_EPISODES = 64;
    private static final int ROWS = 5000;
    private static final String IDENTITY = "training.";

    /// How often a training looks up.
    ///
    /// @param validateEvery steps between validations
    /// @param validationEpisodes episodes of a validation
    /// @param checkpointEvery steps between checkpoints
    record Pace(long validateEvery, int validationEpisodes, long checkpointEvery) {
        /// What a user asks for, and for the rest: some twenty validations, each with no more steps
        /// than lie between them. Playing costs a fraction of learning, so that validation takes a
        /// few per cent.
        static Pace of(TrainingRequest.Effort effort, long totalSteps, int maxSteps) {
            int episodes =
                    effort.validationEpisodes()
                            .orElse(
                                    Math.clamp(
                                            VALIDATION_STEPS / maxSteps,
                                            FEWEST_EPISODES,
                                            MOST_EPISODES));
            long share = Math.max(1, totalSteps / VALIDATIONS);
            return new Pace(
                    effort.validateEvery().orElse(Math.max(share, 2L * episodes * maxSteps)),
                    episodes,
                    effort.checkpointEvery().orElse(share));
        }
    }

    /// Steps that one row of progress covers at least.
    long rowSteps() {
        return totalSteps / ROWS;
    }

    /// What must be the same where a training goes on, by name.
    private Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("algorithm", algorithm);
        identity.put("game", game.title());
        identity.put("data", game.dataHash());
        identity.put("seed", Long.toString(seed));
        identity.put("steps", Long.toString(totalSteps));
        identity.put("steps between validations", Long.toString(pace.validateEvery()));
        identity.put("episodes of a validation", Integer.toString(pace.validationEpisodes()));
        Hyperparameters.texts(parameters)
                .forEach((name, value) -> identity.put("parameter " + name, value));
        return identity;
    }

    /// Notes what the training is.
    void save(Checkpoint into) {
        identity().forEach((name, value) -> into.note(IDENTITY + name, value));
    }

    /// Refuses the checkpoint of another training.
    ///
    /// @throws CheckpointException naming the first difference
    void requireSame(Checkpoint from) {
        identity()
                .forEach(
                        (name, value) -> {
                            String was = from.note(IDENTITY + name);
                            if (!was.equals(value)) {
                                throw new CheckpointException(
                                        "It is of another training: the %s was %s and is now %s."
                                                .formatted(name, was, value));
                            }
                        });
    }
}
