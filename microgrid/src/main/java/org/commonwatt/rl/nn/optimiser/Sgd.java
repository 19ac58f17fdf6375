package org.commonwatt.rl.nn.optimiser;

import java.util.List;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Store;

/// Steps down the gradient, with momentum or Nesterov's where wanted; formulas in
/// `docs/FORMULATION.md#nn-optimisers`.
public final class Sgd implements Optimiser {

    /// How steps are taken.
    ///
    /// @param learningRate size of a step
    /// @param momentum memory of gradients, 0 for none
    /// @param nesterov whether the gradient is taken once more on top of the memory
    public record Settings(double learningRate, double momentum, boolean nesterov) {}

    private final Parameters parameters;
    private final Settings settings;
    private final Store moves;
    private double rate;
    private long steps;

    /// Memory starts at 0.
    public Sgd(Parameters parameters, Settings settings) {
        this.parameters = parameters;
        this.settings = settings;
        rate = settings.learningRate();
        moves = parameters.backend().store(parameters.size());
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void learningRate(double newRate) {
        rate = newRate;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void restoreSteps(long count) {
        steps = count;
    }

    @Override
    public List<Store> memory() {
        return List.of(moves);
    }

    /// The first memory is the first gradient itself, which a memory of 0 gives too.
    @Override
    public void step(Store gradient) {
        steps++;
        Store values = parameters.values();
        for (int i = 0; i < values.size(); i++) {
            double g = gradient.get(i);
            double move = settings.momentum() * moves.get(i) + g;
            moves.set(i, move);
            double taken = settings.nesterov() ? g + settings.momentum() * move : move;
            values.set(i, values.get(i) - rate * taken);
        }
        parameters.changed();
    }
}
