package org.commonwatt.rl.algorithm;

import java.util.List;
import org.commonwatt.rl.nn.kernel.Activation;

/// Deep deterministic policy gradient: each agent's policy follows the slope of a critic that sees
/// what the agent sees and does (Lillicrap et al., *Continuous control with deep reinforcement
/// learning*, ICLR 2016; `docs/FORMULATION.md#ddpg`).
public final class Ddpg implements AlgorithmProvider {
    /// How policies and critics are learnt; [Maddpg] has the same with other defaults.
    ///
    /// @param hidden hidden layers of policies and critics
    /// @param activation between layers
    /// @param shareParameters whether agents of the same shape share one policy and one critic
    /// @param normaliseObservations whether observations and states are normalised
    /// @param scaleRewards whether rewards are divided by the deviation of their discounted sums
    /// @param gamma discount per step
    /// @param actorRate learning rate of policies
    /// @param criticRate learning rate of critics
    /// @param gradientNorm greatest norm of a gradient, 0 for no limit
    /// @param actorEvery updates of critics between two updates of policies
    /// @param targetTau share of the way that targets go with every update
    /// @param noiseFrom standard deviation of exploration at first, where actions lie in −1 to 1
    /// @param noiseTo the same in the end
    /// @param noiseUntil share of the training after which it no longer falls
    /// @param pace how learning takes turns with playing
    public record Settings(
            List<Integer> hidden,
            Activation activation,
            boolean shareParameters,
            boolean normaliseObservations,
            boolean scaleRewards,
            double gamma,
            double actorRate,
            double criticRate,
            double gradientNorm,
            int actorEvery,
            double targetTau,
            double noiseFrom,
            double noiseTo,
            double noiseUntil,
            Pace pace) {
        public Settings {
            hidden = List.copyOf(hidden);
            Pace.share("gamma", gamma);
            Pace.atLeast("actorEvery", actorEvery, 1);
            if (!(noiseFrom >= 0 && noiseTo >= 0)) {
                throw new IllegalArgumentException(
                        "Noise must not be negative: %s, %s.".formatted(noiseFrom, noiseTo));
            }
        }
    }

    @Override
    public String name() {
        return "ddpg";
    }

    @Override
    public String summary() {
        return "numbers by a policy that follows the slope of its own critic";
    }

    @Override
    public Record defaults() {
        return new Settings(
                List.of(64, 64),
                Activation.RELU,
                false,
                true,
                true,
                0.99,
                1e-3,
                1e-3,
                0,
                1,
                0.005,
                0.1,
                0.1,
                1,
                new Pace(1, 1000, 1000, 1, 1, 256, 100_000));
    }

    @Override
    public Algorithm begin(TrainingSetup setup) {
        Settings settings = setup.parameters(Settings.class);
        Stage stage = Stage.of(setup, settings.pace());
        return new OffPolicyTraining(
                stage, new DeterministicLearner(stage, settings, CriticView.OWN));
    }
}
