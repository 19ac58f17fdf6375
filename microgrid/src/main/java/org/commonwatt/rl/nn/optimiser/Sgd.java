package org.commonwatt.rl.nn.optimiser;

import java.util.List;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Store;

/// Steps down the gradient, with momentum or Nesterov's where wanted; formulas in
/// `docs/FORMULATION.md#nn-optimisers`.
public final class Sgd extends Optimiser {

    /// How steps are taken.
    ///
    /// @param learningRate size of a step
    /// @param momentum memory of gradients, 0 for none
    /// @param nesterov whether the gradient is taken once more on top of the memory
    public record Settings(double learningRate, double momentum, boolean nesterov) {
        /// The rate must not be negative, the memory in 0 to 1.
        public Settings {
            if (!(learningRate >= 0 && momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException(
                        "The learning rate of descent must not be negative, momentum must lie in 0 to 1: %s, %s."
                                .formatted(learningRate, momentum));
            }
        }
    }

    private final Settings settings;
    private final Store moves;

    /// Memory starts at 0.
    public Sgd(Parameters parameters, Settings settings) {
        super(parameters, settings.learningRate());
        this.settings = settings;
        moves = memoryOf(parameters);
    }

    @Override
    public List<Store> memory() {
        return List.of(moves);
    }

    /// The first memory is the first gradient itself, which a memory of 0 gives too.
    @Override
    void move(Store values, Store gradient) {
        for (int i = 0; i < values.size(); i++) {
            double g = gradient.get(i);
            double move = settings.momentum() * moves.get(i) + g;
            moves.set(i, move);
            double taken = settings.nesterov() ? g + settings.momentum() * move : move;
            values.set(i, values.get(i) - learningRate() * taken);
        }
    }
}
