package org.commonwatt.rl.nn.optimiser;

import java.util.List;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Store;

/// Changes parameters along a gradient. Not thread-safe.
///
/// Formulas: `docs/FORMULATION.md#nn-optimisers`.
public abstract sealed class Optimiser permits Adam, RmsProp, Sgd {
    private final Parameters parameters;
    private double rate;
    private long steps;

    Optimiser(Parameters parameters, double learningRate) {
        this.parameters = parameters;
        rate = learningRate;
    }

    /// Numbers that are remembered from step to step, as many as there are parameters; 0 at first.
    static Store memoryOf(Parameters parameters) {
        return parameters.backend().store(parameters.size());
    }

    /// Changes values along a gradient, which it may overwrite.
    abstract void move(Store values, Store gradient);

    /// What it remembers besides the values, each as long as the parameters: for checkpoints.
    public abstract List<Store> memory();

    /// What it changes.
    public final Parameters parameters() {
        return parameters;
    }

    /// Takes one step.
    ///
    /// @param gradient as long as the parameters; its numbers may be others afterwards
    public final void step(Store gradient) {
        steps++;
        move(parameters.values(), gradient);
        parameters.changed();
    }

    /// Changes the learning rate, for schedules.
    public final void learningRate(double newRate) {
        rate = newRate;
    }

    final double learningRate() {
        return rate;
    }

    /// Steps taken, the one that is being taken included.
    public final long steps() {
        return steps;
    }

    /// Continues after `count` steps, with the memory of then.
    public final void restoreSteps(long count) {
        steps = count;
    }
}
