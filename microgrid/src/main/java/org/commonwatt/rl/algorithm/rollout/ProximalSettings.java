package org.commonwatt.rl.algorithm.rollout;

/// What stays the same in all updates of a [ProximalLearner].
///
/// @param epochs passes over a rollout
/// @param minibatch rows of an update
/// @param valueClip how far values may move in a rollout's updates; 0 for no bound
/// @param huberDelta error from which the loss of values grows linearly; 0 for squares throughout
/// @param weighsEntropy whether the loss has a term for entropy
/// @param learnsDeviation whether log deviations follow their gradient
/// @param normalisesAdvantages whether advantages of a rollout are brought to mean 0 and deviation
///   1
/// @param gradientNorm greatest norm of a gradient, the actor's and the critic's each; 0 for no
///   bound
/// @param targetDivergence no epoch follows one whose mean divergence is greater; 0 for no bound
/// @param shards places at which minibatches are computed
public record ProximalSettings(
        int epochs,
        int minibatch,
        double valueClip,
        double huberDelta,
        boolean weighsEntropy,
        boolean learnsDeviation,
        boolean normalisesAdvantages,
        double gradientNorm,
        double targetDivergence,
        int shards) {}
