package org.commonwatt.experiments.evaluation;

import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;

/// One policy of one training seed that is judged.
///
/// @param policy its name in tables; the seeds of one training share it
/// @param seed training seed; 0 for policies that are not trained
/// @param fingerprint tells it from others of that name: what else its results depend on, such as
///   its weights
/// @param maker makes it for a window
public record Contestant(String policy, long seed, String fingerprint, Maker maker) {
    static final String BUILT_IN = "built-in";

    /// Makes a policy.
    @FunctionalInterface
    public interface Maker {
        /// A fresh policy for one copy.
        ///
        /// @param slice the window with the days before it
        /// @param firstStep first step that the policy decides
        Policy make(Scenario slice, int firstStep);
    }

    /// A policy that is not trained; the oracle plans a window as a whole.
    ///
    /// @param name one of [Policies#names]
    public static Contestant builtIn(String name) {
        return new Contestant(
                name,
                0,
                BUILT_IN,
                name.equals("oracle")
                        ? (slice, from) -> Planners.oracle(slice, new HighsSolver(), 1, from)
                        : (slice, _) -> Policies.of(name, slice, 1));
    }
}
