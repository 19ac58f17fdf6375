package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.rollout.AdvantageRule;

/// Multi-agent PPO: actors as in [Ippo], each by its own observation; critics see the state of the
/// game ([org.commonwatt.rl.env.ParallelEnv#state]) and, where agents share one, the number of the
/// agent. Critics are needed in training only.
///
/// Source: Yu et al., *The surprising effectiveness of PPO in cooperative multi-agent games*,
/// NeurIPS 2022; `docs/FORMULATION.md#learning-ppo`.
public final class Mappo implements AdvantageProvider {

    @Override
    public String name() {
        return "mappo";
    }

    @Override
    public String summary() {
        return "multi-agent PPO, each agent by its own observation, critics by the state";
    }

    @Override
    public ProximalParameters defaults() {
        return ProximalParameters.usual();
    }

    @Override
    public Algorithm advised(TrainingSetup setup, AdvantageRule rule) {
        return new ProximalTraining(setup, ProximalTraining.Kind.CENTRAL, rule);
    }
}
