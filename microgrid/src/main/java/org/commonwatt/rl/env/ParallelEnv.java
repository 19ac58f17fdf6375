package org.commonwatt.rl.env;

/// An environment in which all agents act at once.
///
/// [#reset] begins an episode, [#step] plays one step of it; afterwards the methods below them read
/// what came of it into arrays of the caller. Nothing is handed out that the environment uses
/// itself, and a step allocates nothing. All arrays are flat, see [EnvSpec]; `copy` says which of
/// several joint vectors in the array is meant, 0 where there is one.
///
/// The agents are fixed: an episode ends for all of them at once. It ends for one of two reasons,
/// which learners must not confuse. *Terminated*: there is no future after this state, its value is
/// 0. *Truncated*: the future is only not played, the value of the last observation stands for it.
/// Both may happen in the same step; then there is no future.
///
/// Actions: a number outside a [org.commonwatt.rl.space.Box] acts as the nearest bound. Refused
/// with [IllegalArgumentException], before anything has changed, are a number that is not finite, a
/// choice that does not exist, and an array of the wrong shape. A step before the first reset or
/// after the end of an episode is refused with [IllegalStateException].
///
/// The same seed and the same actions give the same bits, whatever was played before.
///
/// Not thread-safe: one environment belongs to one thread at a time.
///
/// Source: the parallel interface of PettingZoo (Terry et al., NeurIPS 2021); formulas and the
/// games that come with the product: `docs/FORMULATION.md#games`.
public interface ParallelEnv {

    /// Agents, spaces and shapes; always the same object.
    EnvSpec spec();

    /// Begins an episode.
    void reset(long seed);

    /// Plays one step. All agents act on the same state.
    ///
    /// @param actions joint actions, one per copy
    void step(double[] actions, int copy);

    /// Whether the last step led to a state without a future.
    boolean terminated();

    /// Whether the episode was cut off after the last step.
    boolean truncated();

    /// Writes what the agents see now.
    ///
    /// @param into joint observations, one per copy
    void observe(double[] into, int copy);

    /// Writes what a central critic may see now.
    ///
    /// @param into states, one per copy
    default void state(double[] into, int copy) {
        observe(into, copy);
    }

    /// Writes the rewards of the last step; zeros after a reset.
    ///
    /// @param into joint rewards, one per copy
    void rewards(double[] into, int copy);

    /// Writes the numbers that describe the last step besides, as [EnvSpec#infoNames()] names them.
    ///
    /// @param into numbers of info, one set per copy
    default void info(double[] into, int copy) {
        EnvSpec.start(into.length, copy, spec().infoNames().size());
    }

    /// Whether somebody who knows the game can be asked what to do ([#expert]).
    default boolean hasExpert() {
        return false;
    }

    /// Writes what somebody who knows the game would do now: a planner, or a rule. Asked at most
    /// once per step, before it is played; actions need not follow it.
    ///
    /// @param into joint actions, one per copy
    /// @throws UnsupportedOperationException if there is nobody
    default void expert(double[] into, int copy) {
        throw new UnsupportedOperationException(
                "Nobody can be asked what to do in %s.".formatted(spec().name()));
    }

    /// Whether the episode is over.
    default boolean ended() {
        return terminated() || truncated();
    }
}
