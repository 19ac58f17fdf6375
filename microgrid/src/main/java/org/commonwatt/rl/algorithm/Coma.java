package org.commonwatt.rl.algorithm;

import java.util.List;
import org.commonwatt.rl.nn.kernel.Activation;

/// Counterfactual multi-agent policy gradients: a critic that sees everybody says of each choice
/// what the other choices would have been worth while all others do what they did, and the policy
/// follows the difference (Foerster et al., *Counterfactual multi-agent policy gradients*, AAAI
/// 2018; `docs/FORMULATION.md#coma`).
public final class Coma implements AlgorithmProvider {
    /// How policies and their critic are learnt.
    ///
    /// @param hidden hidden layers of policies and critic
    /// @param activation between layers
    /// @param shareParameters whether agents of the same shape share one policy
    /// @param normaliseObservations whether observations and states are normalised
    /// @param levels choices per number within bounds
    /// @param teamReward what the team gets of its agents' rewards
    /// @param scaleRewards whether rewards are divided by the deviation of their discounted sums
    /// @param gamma discount per step
    /// @param lambda weight of longer looks ahead in the critic's targets
    /// @param actorRate learning rate of policies
    /// @param criticRate learning rate of the critic
    /// @param gradientNorm greatest norm of a gradient, 0 for no limit
    /// @param entropyWeight what a policy gains by being undecided
    /// @param epsilonFrom share of random choices at first
    /// @param epsilonTo share of random choices in the end
    /// @param epsilonUntil share of the training after which it no longer falls
    /// @param targetTau share of the way that the target of the critic goes
    /// @param targetEvery updates of the critic between two moves of its target
    /// @param copies copies of the game that step together
    /// @param horizon steps of each copy in an iteration
    /// @param passes times that the critic sees the steps of an iteration
    /// @param batch joint steps that an update of the critic learns from
    public record Settings(
            List<Integer> hidden,
            Activation activation,
            boolean shareParameters,
            boolean normaliseObservations,
            int levels,
            TeamReward teamReward,
            boolean scaleRewards,
            double gamma,
            double lambda,
            double actorRate,
            double criticRate,
            double gradientNorm,
            double entropyWeight,
            double epsilonFrom,
            double epsilonTo,
            double epsilonUntil,
            double targetTau,
            int targetEvery,
            int copies,
            int horizon,
            int passes,
            int batch) {
        public Settings {
            hidden = List.copyOf(hidden);
            Pace.share("gamma", gamma);
            Pace.share("lambda", lambda);
            Pace.share("epsilonFrom", epsilonFrom);
            Pace.share("epsilonTo", epsilonTo);
            Pace.atLeast("levels", levels, 2);
            Pace.atLeast("copies", copies, 1);
            Pace.atLeast("horizon", horizon, 1);
            Pace.atLeast("passes", passes, 1);
            Pace.atLeast("batch", batch, 1);
            if (!(entropyWeight >= 0)) {
                throw new IllegalArgumentException(
                        "The parameter entropyWeight must not be negative: " + entropyWeight + ".");
            }
        }

        Schedule epsilon() {
            return new Schedule(epsilonFrom, epsilonTo, epsilonUntil);
        }
    }

    @Override
    public String name() {
        return "coma";
    }

    @Override
    public String summary() {
        return "choices by policies that learn what each choice changed, all else equal";
    }

    @Override
    public Record defaults() {
        return new Settings(
                List.of(64, 64),
                Activation.RELU,
                true,
                true,
                5,
                TeamReward.MEAN,
                true,
                0.99,
                0.8,
                1e-3,
                1e-3,
                10,
                0.001,
                0.5,
                0.01,
                0.5,
                0.01,
                1,
                8,
                8,
                4,
                32);
    }

    @Override
    public Algorithm begin(TrainingSetup setup) {
        return new ComaTraining(setup, setup.parameters(Settings.class));
    }
}
