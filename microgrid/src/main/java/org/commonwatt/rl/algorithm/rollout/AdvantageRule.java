package org.commonwatt.rl.algorithm.rollout;

/// A say in what counts as better than expected, beside the rewards: weights of episodes, weights
/// between agents. Applied once per rollout, after advantages and returns were estimated and before
/// advantages are normalised.
@FunctionalInterface
public interface AdvantageRule {

    /// Changes [Rollout#advantages()] in place; returns, which critics learn, are better left
    /// alone.
    void apply(Rollout rollout);

    /// Leaves advantages as they are.
    static AdvantageRule none() {
        return rollout -> {};
    }
}
