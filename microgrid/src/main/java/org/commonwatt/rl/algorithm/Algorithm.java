package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// A training in progress: an algorithm, a game, a seed.
///
/// Deterministic: the same setup gives the same weights bit for bit, with any number of workers,
/// and after [#save] and [#restore] at any point between iterations.
///
/// Not thread-safe; it spreads its own work over the workers of its setup.
public interface Algorithm {
    /// Plays some steps of the game and learns from them.
    Iteration iterate();

    /// Steps of the game played so far, all copies counted.
    long steps();

    /// The team as it is now, for evaluation. It follows later iterations; [TeamPolicy#save] keeps
    /// it.
    TeamPolicy team();

    /// Puts in everything that the training goes on from, the team included.
    void save(Checkpoint into);

    /// Goes on from what [#save] put in; the setup must be the same.
    ///
    /// @throws org.commonwatt.rl.nn.checkpoint.CheckpointException if it does not fit; the training
    ///   is then unusable
    void restore(Checkpoint from);
}
