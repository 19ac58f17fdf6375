package org.commonwatt.experiments.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What became of the training of one seed.
///
/// @param status how it ended
/// @param folder everything of it
/// @param seed root of all randomness
/// @param steps played
/// @param totalSteps asked for
/// @param wallSeconds of all sittings together
/// @param cpuSeconds of all threads, all sittings together
/// @param best validation so far, whose policy is kept
/// @param last validation
/// @param divergence what stopped being a number; empty unless diverged
public record TrainingOutcome(
        Status status,
        Path folder,
        long seed,
        long steps,
        long totalSteps,
        double wallSeconds,
        double cpuSeconds,
        Optional<Mark> best,
        Optional<Mark> last,
        Optional<String> divergence) {

    /// How a training ended.
    public enum Status {
        /// All steps were played.
        COMPLETE,
        /// The time was over; it can go on.
        STOPPED,
        /// Somebody asked it to stop; it can go on.
        INTERRUPTED,
        /// Something stopped being a number.
        DIVERGED;

        /// In lower case, as files say it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A validation.
    ///
    /// @param steps played before it
    /// @param meanReturn of its episodes
    public record Mark(long steps, double meanReturn) {}
}
