package org.commonwatt.rl.algorithm;

import java.util.Map;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// What learns from a memory of steps, under [OffPolicyTraining].
sealed interface Learner permits DeterministicLearner, ValueLearner {
    /// Who acts.
    NetworkTeam team();

    /// Changes the best joint actions of all copies to explored ones.
    ///
    /// @param steps played so far
    /// @param actions best actions in terms of the game; receives what is played
    /// @param coded receives the same in terms of the policy
    void explore(long steps, double[] actions, float[] coded);

    /// Takes note of a step that was played.
    void notice();

    /// Learns from one batch of the memory.
    void update();

    /// Adds what there is to say of the updates since the last call.
    void report(Map<String, Double> figures);

    /// Puts in all that [#restore] needs, the team included.
    void save(Checkpoint into);

    /// Goes on from what [#save] put in.
    void restore(Checkpoint from);
}
