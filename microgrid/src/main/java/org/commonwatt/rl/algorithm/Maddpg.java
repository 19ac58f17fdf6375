package org.commonwatt.rl.algorithm;

import java.util.List;
import org.commonwatt.rl.nn.kernel.Activation;

/// Multi-agent deep deterministic policy gradient: as [Ddpg], but while learning each agent's
/// critic sees the state and what all agents do (Lowe et al., *Multi-agent actor-critic for mixed
/// cooperative-competitive environments*, NeurIPS 2017; `docs/FORMULATION.md#ddpg`). Every agent
/// has a critic of its own reward, so agents may differ in what they want.
public final class Maddpg implements AlgorithmProvider {
    @Override
    public String name() {
        return "maddpg";
    }

    @Override
    public String summary() {
        return "numbers by policies that follow the slope of critics that see everybody";
    }

    @Override
    public Record defaults() {
        return new Ddpg.Settings(
                List.of(64, 64),
                Activation.RELU,
                true,
                true,
                true,
                0.99,
                5e-4,
                1e-3,
                0.5,
                1,
                0.01,
                0.2,
                0.05,
                0.5,
                new Pace(8, 1000, 2000, 8, 1, 128, 100_000));
    }

    @Override
    public Algorithm begin(TrainingSetup setup) {
        Ddpg.Settings settings = setup.parameters(Ddpg.Settings.class);
        Stage stage = Stage.of(setup, settings.pace());
        return new OffPolicyTraining(
                stage, new DeterministicLearner(stage, settings, CriticView.ALL));
    }
}
