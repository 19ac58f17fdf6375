package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.value.MonotonicMixer;
import org.commonwatt.rl.nn.kernel.Backends;

/// QMIX: the value of a team's joint action is a monotonic function of its agents' values, whose
/// weights depend on the state (Rashid et al., *QMIX: monotonic value function factorisation for
/// deep multi-agent reinforcement learning*, ICML 2018; `docs/FORMULATION.md#qmix`).
public final class Qmix implements AlgorithmProvider {
    /// How a team learns values.
    ///
    /// @param base all but the mixer's, as where values are added up
    /// @param mixerUnits hidden units of the mixing network
    /// @param hyperUnits hidden units of the networks that make its weights
    public record Settings(Vdn.Settings base, int mixerUnits, int hyperUnits) {
        public Settings {
            Pace.atLeast("mixerUnits", mixerUnits, 1);
            Pace.atLeast("hyperUnits", hyperUnits, 1);
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
        return new Settings(Vdn.Settings.usual(), 32, 64);
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
