package org.commonwatt.experiments.training;

import java.util.OptionalDouble;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

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

    private TrainingIdentity identity() {
        return new TrainingIdentity()
                .with("algorithm", algorithm)
                .with("game", game.title())
                .with("data", game.dataHash())
                .with("seed", Long.toString(seed))
                .with("steps", Long.toString(totalSteps))
                .with("steps between validations", Long.toString(pace.validateEvery()))
                .with("episodes of a validation", Integer.toString(pace.validationEpisodes()))
                .with(Hyperparameters.texts(parameters));
    }

    /// Notes what the training is.
    void save(Checkpoint into) {
        identity().save(into);
    }

    /// Refuses the checkpoint of another training.
    ///
    /// @throws org.commonwatt.rl.nn.checkpoint.CheckpointException naming the first difference
    void requireSame(Checkpoint from) {
        identity().requireSame(from);
    }
}
