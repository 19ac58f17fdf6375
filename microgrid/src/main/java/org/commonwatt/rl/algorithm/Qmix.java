package org.commonwatt.rl.algorithm;

import java.util.List;
import org.commonwatt.rl.algorithm.value.MonotonicMixer;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backends;

/// QMIX: the value of a team's joint action is a monotonic function of its agents' values, whose
/// weights depend on the state (Rashid et al., *QMIX: monotonic value function factorisation for
/// deep multi-agent reinforcement learning*, ICML 2018; `docs/FORMULATION.md#qmix`).
public final class Qmix implements AlgorithmProvider {
    /// How a team learns values: as [Vdn.Settings] say, and
    ///
    /// @param hidden see there
    /// @param activation see there
    /// @param recurrent see there
    /// @param sequence see there
    /// @param shareParameters see there
    /// @param normaliseObservations see there
    /// @param levels see there
    /// @param teamReward see there
    /// @param scaleRewards see there
    /// @param gamma see there
    /// @param learningRate see there
    /// @param gradientNorm see there
    /// @param epsilonFrom see there
    /// @param epsilonTo see there
    /// @param epsilonUntil see there
    /// @param targetTau see there
    /// @param targetEvery see there
    /// @param copies see there
    /// @param iterationSteps see there
    /// @param warmupSteps see there
    /// @param updateEvery see there
    /// @param updates see there
    /// @param batch see there
    /// @param memory see there
    /// @param mixerUnits hidden units of the mixing network
    /// @param hyperUnits hidden units of the networks that make its weights
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
            int copies,
            int iterationSteps,
            int warmupSteps,
            int updateEvery,
            int updates,
            int batch,
            int memory,
            int mixerUnits,
            int hyperUnits) {
        public Settings {
            hidden = List.copyOf(hidden);
            Pace.atLeast("mixerUnits", mixerUnits, 1);
            Pace.atLeast("hyperUnits", hyperUnits, 1);
        }

        static Settings of(Vdn.Settings base, int mixerUnits, int hyperUnits) {
            return new Settings(
                    base.hidden(),
                    base.activation(),
                    base.recurrent(),
                    base.sequence(),
                    base.shareParameters(),
                    base.normaliseObservations(),
                    base.levels(),
                    base.teamReward(),
                    base.scaleRewards(),
                    base.gamma(),
                    base.learningRate(),
                    base.gradientNorm(),
                    base.epsilonFrom(),
                    base.epsilonTo(),
                    base.epsilonUntil(),
                    base.targetTau(),
                    base.targetEvery(),
                    base.copies(),
                    base.iterationSteps(),
                    base.warmupSteps(),
                    base.updateEvery(),
                    base.updates(),
                    base.batch(),
                    base.memory(),
                    mixerUnits,
                    hyperUnits);
        }

        /// All but the mixer's; refuses what [Vdn.Settings] refuse.
        Vdn.Settings base() {
            return new Vdn.Settings(
                    hidden,
                    activation,
                    recurrent,
                    sequence,
                    shareParameters,
                    normaliseObservations,
                    levels,
                    teamReward,
                    scaleRewards,
                    gamma,
                    learningRate,
                    gradientNorm,
                    epsilonFrom,
                    epsilonTo,
                    epsilonUntil,
                    targetTau,
                    targetEvery,
                    copies,
                    iterationSteps,
                    warmupSteps,
                    updateEvery,
                    updates,
                    batch,
                    memory);
        }
    }

    @Override
    public String name() {
        return "qmix";
    }

    @Override
    public String summary() {
        return "choices by values that a monotonic network mixes, with weights by the state";
    }

    @Override
    public Record defaults() {
        return Settings.of(Vdn.Settings.usual(), 32, 64);
    }

    @Override
    public Algorithm begin(TrainingSetup setup) {
        Settings settings = setup.parameters(Settings.class);
        Vdn.Settings base = settings.base();
        Stage stage = Stage.of(setup, base.pace());
        var shape =
                new MonotonicMixer.Shape(
                        stage.spec().agents().size(),
                        stage.spec().state().size(),
                        settings.mixerUnits(),
                        settings.hyperUnits());
        var mixer = new MonotonicMixer(shape, Backends.fastest());
        return new OffPolicyTraining(stage, new ValueLearner(stage, base, mixer));
    }
}
