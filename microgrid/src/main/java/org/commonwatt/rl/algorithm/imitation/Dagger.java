package org.commonwatt.rl.algorithm.imitation;

import java.util.List;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.nn.kernel.Activation;

/// Dataset aggregation: the team plays, the expert says what it would have done in the states that
/// the team gets into, and the team learns all that was ever said by maximum likelihood. The first
/// rollout is the expert's own: behaviour cloning.
///
/// An expert that knows more than the team teaches it the mean over what the team cannot tell
/// apart. Ask one that knows no more.
///
/// Source: Ross, Gordon and Bagnell, *A reduction of imitation learning and structured prediction
/// to no-regret online learning*, 2011; `docs/FORMULATION.md#imitation`.
public final class Dagger implements AlgorithmProvider {
    /// Parameters.
    ///
    /// @param learningRate size of Adam's steps
    /// @param mixing share of copies' steps that the expert plays in rollout k is mixing^k: 1
    ///   always it, 0 only in the first rollout (behaviour cloning, then the team)
    /// @param epochs passes over all lessons after each rollout
    /// @param minibatch agents' lessons in an update
    /// @param rolloutSteps steps that each copy plays before updates
    /// @param copies copies of the game
    /// @param memory lessons kept for each network; the oldest go first
    /// @param hidden sizes of the hidden layers
    /// @param activation between layers
    /// @param shareParameters whether agents of the same shape share a policy
    /// @param gradientNorm greatest norm of a gradient; 0 for no bound
    /// @param shards parts that updates are cut into, at most one per core
    public record Parameters(
            double learningRate,
            double mixing,
            int epochs,
            int minibatch,
            int rolloutSteps,
            int copies,
            int memory,
            List<Integer> hidden,
            Activation activation,
            boolean shareParameters,
            double gradientNorm,
            int shards) {
        public Parameters {
            hidden = List.copyOf(hidden);
            boolean isPositive =
                    learningRate > 0
                            && Math.min(Math.min(epochs, minibatch), Math.min(copies, memory)) > 0
                            && Math.min(rolloutSteps, shards) > 0;
            if (!isPositive) {
                throw new IllegalArgumentException(
                        "Rate, epochs, minibatch, steps, copies, memory and shards must be positive: %s, %d, %d, %d, %d, %d, %d."
                                .formatted(
                                        learningRate,
                                        epochs,
                                        minibatch,
                                        rolloutSteps,
                                        copies,
                                        memory,
                                        shards));
            }
            if (!(mixing >= 0 && mixing <= 1) || !(gradientNorm >= 0)) {
                throw new IllegalArgumentException(
                        "The mixing must lie in 0 to 1 and the gradientNorm not below 0: %s and %s."
                                .formatted(mixing, gradientNorm));
            }
        }
    }

    @Override
    public String name() {
        return "dagger";
    }

    @Override
    public String summary() {
        return "imitation of the game's expert, in the states that the team gets into";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(
                1e-3,
                0.5,
                4,
                1024,
                168,
                4,
                200_000,
                List.of(64, 64),
                Activation.TANH,
                true,
                0.5,
                2);
    }

    @Override
    public Algorithm begin(TrainingSetup setup) {
        return new ImitationTraining(setup, setup.parameters(Parameters.class));
    }
}
