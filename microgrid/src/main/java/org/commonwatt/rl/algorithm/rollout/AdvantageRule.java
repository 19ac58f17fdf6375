package org.commonwatt.rl.algorithm.rollout;

import java.util.Map;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// A say in what counts as better than expected, beside the rewards: weights of episodes, weights
/// between agents. Applied once per rollout, after advantages and returns were estimated and before
/// advantages are normalised.
@FunctionalInterface
public interface AdvantageRule {

    /// Changes [Rollout#advantages()] in place; returns, which critics learn, are better left
    /// alone.
    void apply(Rollout rollout);

    /// What is to be told of it after an iteration, by the names of progress.
    default Map<String, Double> figures() {
        return Map.of();
    }

    /// Puts in what it has learnt.
    default void save(Checkpoint into) {}

    /// Takes over what [#save] put in.
    default void restore(Checkpoint from) {}

    /// Leaves advantages as they are.
    static AdvantageRule none() {
        return rollout -> {};
    }
}
