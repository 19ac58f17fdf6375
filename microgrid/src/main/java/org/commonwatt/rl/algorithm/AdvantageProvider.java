package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.rollout.AdvantageRule;

/// An algorithm that learns from advantages of what it has just played, in which others may have a
/// say.
public interface AdvantageProvider extends AlgorithmProvider {
    @Override
    default Algorithm begin(TrainingSetup setup) {
        return advised(setup, AdvantageRule.none());
    }

    /// Begins a training with a say in advantages.
    ///
    /// @param rule belongs to the training
    Algorithm advised(TrainingSetup setup, AdvantageRule rule);
}
