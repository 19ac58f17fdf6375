package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// Decides what the members' devices do. The contract that rules, optimisers and learned policies
/// share; a policy sees [Observations] and nothing else.
///
/// Deterministic given its construction and [#state]; one instance belongs to one simulation and is
/// used by one thread at a time.
public interface Policy {
    /// Name in results.
    String name();

    /// Writes an action in [−1, 1] for every device of every copy.
    void act(Observations observations, Actions actions);

    /// Takes note of a step in which somebody else decides, so that later steps find the memory
    /// that acting would have left; nothing for policies without one.
    default void observe(Observations observations) {}

    /// Where the operator's price lies in its range from the next step on, −1 to 1, where the
    /// policy sets it; NaN where it does not.
    default double operatorShare() {
        return Double.NaN;
    }

    /// Says before the first step of a local day how much energy the community buys for each of the
    /// day's steps (`docs/FORMULATION.md#bought-ahead`). What is forecast, unless the policy has a
    /// plan of its own.
    ///
    /// @param importKwh energy per step from the present one on, ≥ 0, written
    default void commit(Observations observations, int copy, double[] importKwh) {
        observations.forecastImportKwh(copy, importKwh);
    }

    /// How its planning went; nothing for policies that do not plan.
    default Planning planning() {
        return Planning.NONE;
    }

    /// What the policy remembers between steps, for snapshots; empty where it remembers nothing.
    default long[] state() {
        return new long[0];
    }

    /// Puts back what [#state] returned.
    default void restore(long[] state) {
        if (state.length != 0) {
            throw new IllegalArgumentException(
                    "Policy %s remembers nothing but was given %d numbers."
                            .formatted(name(), state.length));
        }
    }
}
