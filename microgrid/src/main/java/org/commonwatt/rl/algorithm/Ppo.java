package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.rollout.AdvantageRule;

/// Proximal policy optimisation with one agent that sees the joint observation and decides the
/// joint action; its reward is the mean over the game's agents. In a game of one agent plain PPO.
///
/// Per rollout, advantages A are estimated ([org.commonwatt.rl.nn.returns.GeneralizedAdvantage],
/// λ-weighted), then in several passes the actor minimises `−min(r·A, clip(r, 1 − c, 1 + c)·A) −
/// w·entropy` with r the ratio of the probability of what was done to that when it was done, and
/// the critic the error of its values against A + V.
///
/// Source: Schulman et al., *Proximal policy optimization algorithms*, 2017, equation 7 and
/// algorithm 1, with the details of Huang et al., *The 37 implementation details of PPO*, 2022;
/// `docs/FORMULATION.md#learning-ppo`.
public final class Ppo implements AdvantageProvider {

    @Override
    public String name() {
        return "ppo";
    }

    @Override
    public String summary() {
        return "proximal policy optimisation, one agent that sees and does everything";
    }

    @Override
    public ProximalParameters defaults() {
        return ProximalParameters.usual();
    }

    @Override
    public Algorithm advised(TrainingSetup setup, AdvantageRule rule) {
        return new ProximalTraining(setup, ProximalTraining.Kind.JOINT, rule);
    }
}
