package org.commonwatt.rl.algorithm.team;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// Decides for all agents of a game, each by its own observation.
///
/// Arrays are flat as in [EnvSpec]: joint observations and joint actions, one per copy. Where it
/// remembers, it acts once per step of a copy's episode, and [#begin] comes before the first. Not
/// thread-safe: a policy has one owner.
public interface TeamPolicy {
    /// Agents, observations and actions of the game it is for.
    EnvSpec spec();

    /// Writes the actions that the agents hold best: the mean, or the likeliest choice.
    void act(double[] observations, double[] actions, int copies);

    /// Writes actions drawn as the agents explore.
    void sample(double[] observations, double[] actions, int copies, RandomStream stream);

    /// Whether what it does depends on what it saw before.
    default boolean remembers() {
        return false;
    }

    /// Forgets what was remembered of a copy's episode; a policy without memory does nothing.
    default void begin(int copy) {}

    /// What is remembered of running episodes, for snapshots; empty without memory.
    default long[] memory() {
        return new long[0];
    }

    /// Takes over what [#memory] gave.
    default void remember(long[] memory) {}

    /// Puts in all that [NetworkTeam#of] or its like needs to act the same.
    void save(Checkpoint into);
}
