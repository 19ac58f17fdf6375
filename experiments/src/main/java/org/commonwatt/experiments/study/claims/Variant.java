package org.commonwatt.experiments.study.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.jspecify.annotations.Nullable;

/// How a policy is made that takes part: one that is there by name, or a training.
///
/// @param name in files and tables
/// @param title what it is, in words
/// @param secondsPerWeek a rough estimate of what playing a week takes
/// @param against variant whose robust form it is; empty for none
/// @param learning how it is trained; null for a policy that is there
public record Variant(
        String name,
        String title,
        double secondsPerWeek,
        String against,
        @Nullable Learning learning) {

    /// A training.
    ///
    /// @param algorithm name of the trainer
    /// @param amount environment steps, or rounds where the trainer counts those
    /// @param secondsPerThousand a rough estimate for a thousand of them
    /// @param parameters that differ from those that come with the product
    /// @param game options of the community game
    /// @param robust how it takes days into account that nobody forecast, as `train --robust` does;
    ///   empty for not
    /// @param on variant whose table of the same seed agents deviate from; empty for none
    public record Learning(
            String algorithm,
            long amount,
            double secondsPerThousand,
            Map<String, String> parameters,
            Map<String, String> game,
            String robust,
            String on) {
        /// Seed whose training finds the mode that a budget allows; the others take it over.
        static final long FINDING_SEED = 1;

        public Learning {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            game = Collections.unmodifiableMap(new LinkedHashMap<>(game));
        }

        RobustMode mode() {
            return RobustMode.parse(robust.isEmpty() ? "none" : robust);
        }

        /// Whether a training of this seed takes over the mode that [#FINDING_SEED] found.
        boolean takesOverMode(long seed) {
            return mode() instanceof RobustMode.Budgeted && seed != FINDING_SEED;
        }

        /// A rough estimate of what the training of a seed takes.
        double seconds(long seed, long amount) {
            int trainings =
                    mode() instanceof RobustMode.Budgeted budgeted && seed == FINDING_SEED
                            ? 1 + budgeted.trials()
                            : 1;
            return amount * secondsPerThousand / 1000 * trainings;
        }
    }

    /// Whether it is trained, once for every seed.
    public boolean isLearned() {
        return learning != null;
    }
}
