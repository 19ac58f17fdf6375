package org.commonwatt.rl.algorithm;

import java.util.List;
import org.commonwatt.rl.algorithm.value.SumMixer;
import org.commonwatt.rl.nn.kernel.Activation;

/// Value decomposition networks: the value of a team's joint action is the sum of its agents'
/// values, learnt from the team's reward (Sunehag et al., *Value-decomposition networks for
/// cooperative multi-agent learning*, AAMAS 2018; `docs/FORMULATION.md#value-decomposition`).
public final class Vdn implements AlgorithmProvider {
    /// How a team learns values.
    ///
    /// @param hidden hidden layers of the agents' networks
    /// @param activation between layers
    /// @param recurrent units of a memory behind the hidden layers; 0 for none, 64 in the paper
    /// @param sequence steps that are learnt from in one piece where there is a memory, and steps
    ///   before them from which it is filled
    /// @param shareParameters whether agents of the same shape share one network
    /// @param normaliseObservations whether observations and states are normalised
    /// @param levels choices per number within bounds
    /// @param teamReward what the team gets of its agents' rewards
    /// @param scaleRewards whether rewards are divided by the deviation of their discounted sums
    /// @param gamma discount per step
    /// @param learningRate of Adam
    /// @param gradientNorm greatest norm of a gradient, 0 for no limit
    /// @param epsilonFrom share of random choices at first
    /// @param epsilonTo share of random choices in the end
    /// @param epsilonUntil share of the training after which it no longer falls
    /// @param targetTau share of the way that targets go
    /// @param targetEvery updates between two moves of the targets
    /// @param pace how learning takes turns with playing
    public record Settings(
            List<Integer> hidden,
            Activation activation,
            int recurrent,
            int sequence,
            boolean shareParameters,
            boolean normaliseObservations,
            int levels,
            TeamReward teamReward,
            boolean scaleRewards,
            double gamma,
            double learningRate,
            double gradientNorm,
            double epsilonFrom,
            double epsilonTo,
            double epsilonUntil,
            double targetTau,
            int targetEvery,
            Pace pace) {
        public Settings {
            hidden = List.copyOf(hidden);
            Pace.share("gamma", gamma);
            Pace.share("epsilonFrom", epsilonFrom);
            Pace.share("epsilonTo", epsilonTo);
            Pace.atLeast("levels", levels, 2);
            Pace.atLeast("recurrent", recurrent, 0);
            Pace.atLeast("sequence", sequence, 1);
        }

        /// The defaults: PyMARL's learning rate, exploration and clipping, BenchMARL's slowly
        /// moving targets.
        public static Settings usual() {
            return new Settings(
                    List.of(64, 64),
                    Activation.RELU,
                    0,
                    16,
                    true,
                    true,
                    5,
                    TeamReward.MEAN,
                    true,
                    0.99,
                    5e-4,
                    10,
                    1,
                    0.05,
                    0.5,
                    0.01,
                    1,
                    new Pace(8, 1000, 1000, 8, 1, 128, 100_000));
        }

        /// Steps that are learnt from in one piece.
        int window() {
            return recurrent > 0 ? sequence : 1;
        }
    }

    @Override
    public String name() {
        return "vdn";
    }

    @Override
    public String summary() {
        return "choices by values that add up to the team's";
    }

    @Override
    public Record defaults() {
        return Settings.usual();
    }

    @Override
    public Algorithm begin(TrainingSetup setup) {
        Settings settings = setup.parameters(Settings.class);
        Stage stage = Stage.of(setup, settings.pace());
        return new OffPolicyTraining(stage, new ValueLearner(stage, settings, new SumMixer()));
    }
}
