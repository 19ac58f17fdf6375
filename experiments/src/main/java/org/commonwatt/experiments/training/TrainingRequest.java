package org.commonwatt.experiments.training;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.jspecify.annotations.Nullable;

/// What a user asks for.
///
/// @param scenario what to learn in: the name of a game, or a scenario as `run` takes it
/// @param gameOptions how a named game differs from the plain one
/// @param parameterFile YAML file of parameters
/// @param changes parameters by name, as the user wrote them; they win over files
/// @param seeds one training each, in this order
/// @param effort how long
/// @param threads that compute; changes no result
/// @param folder where everything goes
/// @param resume go on from the checkpoint that is there
/// @param command the command line that asks for the same
/// @param software name and version of this program
/// @param start folder of a policy whose networks the training begins with; null for fresh ones
/// @param robust how days that nobody forecast are taken into account
public record TrainingRequest(
        String scenario,
        GameOptions gameOptions,
        @Nullable Path parameterFile,
        Map<String, String> changes,
        List<Long> seeds,
        Effort effort,
        int threads,
        Path folder,
        boolean resume,
        String command,
        String software,
        @Nullable Path start,
        RobustMode robust) {
    public TrainingRequest {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || threads < 1) {
            throw new TrainingRefusal(
                    "A training needs a seed and a thread: %d and %d."
                            .formatted(seeds.size(), threads));
        }
    }

    /// The same request, from the checkpoint that is there or from the start.
    public TrainingRequest goingOn(boolean goesOn) {
        return of(seeds, folder, goesOn, robust);
    }

    /// The same request for another mode.
    public TrainingRequest withRobust(RobustMode mode) {
        return of(seeds, folder, resume, mode);
    }

    /// How long to train, and how often to look up from it. What is absent is chosen by the game.
    ///
    /// @param steps of the game, all copies counted
    /// @param minutes of wall time after which the training stops, to go on another day
    /// @param validateEvery steps between validations
    /// @param validationEpisodes episodes of a validation
    /// @param checkpointEvery steps between checkpoints
    public record Effort(
            OptionalLong steps,
            OptionalDouble minutes,
            OptionalLong validateEvery,
            OptionalInt validationEpisodes,
            OptionalLong checkpointEvery) {
        public Effort {
            requirePositive("steps", steps);
            requirePositive("steps between validations", validateEvery);
            requirePositive("steps between checkpoints", checkpointEvery);
            if (minutes.isPresent() && !(minutes.getAsDouble() > 0)) {
                throw new TrainingRefusal(
                        "The minutes must be positive: %s.".formatted(minutes.getAsDouble()));
            }
            if (validationEpisodes.isPresent() && validationEpisodes.getAsInt() < 1) {
                throw new TrainingRefusal(
                        "The episodes of a validation must be positive: %d."
                                .formatted(validationEpisodes.getAsInt()));
            }
        }

        /// All chosen by the game.
        public static Effort usual() {
            return of(OptionalLong.empty(), OptionalLong.empty());
        }

        /// A number of steps, the rest chosen by the game.
        public static Effort ofSteps(long steps) {
            return of(OptionalLong.of(steps), OptionalLong.empty());
        }

        /// A number of steps with so many validations.
        public static Effort ofSteps(long steps, int validations) {
            return of(OptionalLong.of(steps), OptionalLong.of(Math.max(1, steps / validations)));
        }

        private static Effort of(OptionalLong steps, OptionalLong validateEvery) {
            return new Effort(
                    steps,
                    OptionalDouble.empty(),
                    validateEvery,
                    OptionalInt.empty(),
                    OptionalLong.empty());
        }

        private static void requirePositive(String what, OptionalLong value) {
            if (value.isPresent() && value.getAsLong() < 1) {
                throw new TrainingRefusal(
                        "The %s must be positive: %d.".formatted(what, value.getAsLong()));
            }
        }
    }

    /// The same for one of several seeds, in a folder of its own.
    TrainingRequest ofSeed(long seed, Path ownFolder, boolean goesOn) {
        return of(List.of(seed), ownFolder, goesOn, robust);
    }

    private TrainingRequest of(
            List<Long> otherSeeds, Path otherFolder, boolean goesOn, RobustMode mode) {
        return new TrainingRequest(
                scenario,
                gameOptions,
                parameterFile,
                changes,
                otherSeeds,
                effort,
                threads,
                otherFolder,
                goesOn,
                command,
                software,
                start,
                mode);
    }
}
