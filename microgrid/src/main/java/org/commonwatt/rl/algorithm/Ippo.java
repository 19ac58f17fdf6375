package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.rollout.AdvantageRule;

/// Independent PPO: every agent learns as in [Ppo] from its own observation and its own reward, as
/// if the others were a part of the game. Agents of the same shape share a policy and a critic
/// where wanted, and then each sees its number.
///
/// Source: de Witt et al., *Is independent learning all you need in the StarCraft multi-agent
/// challenge?*, 2020; `docs/FORMULATION.md#learning-ppo`.
public final class Ippo implements AdvantageProvider {

    @Override
    public String name() {
        return "ippo";
    }

    @Override
    public String summary() {
        return "independent PPO, each agent by its own observation and reward";
    }

    @Override
    public ProximalParameters defaults() {
        return ProximalParameters.usual();
    }

    @Override
    public Algorithm advised(TrainingSetup setup, AdvantageRule rule) {
        return new ProximalTraining(setup, ProximalTraining.Kind.INDEPENDENT, rule);
    }
}
