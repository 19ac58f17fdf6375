package org.commonwatt.rl.nn.optimiser;

import java.util.List;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Store;

/// RMSProp (Tieleman and Hinton 2012) in the formulas of `docs/FORMULATION.md#nn-optimisers`.
public final class RmsProp extends Optimiser {

    /// How steps are taken.
    ///
    /// @param learningRate size of a step
    /// @param alpha memory of the squares, 0.99
    /// @param epsilon added to the root, 1e-8; 1e-5 for QMIX
    /// @param momentum memory of steps, 0 for none
    /// @param centred whether the mean is taken from the squares
    public record Settings(
            double learningRate, double alpha, double epsilon, double momentum, boolean centred) {
        /// Rates must not be negative, ε positive, memories in 0 to 1.
        public Settings {
            if (!(learningRate >= 0 && epsilon > 0)) {
                throw new IllegalArgumentException(
                        "The learning rate of RMSProp must not be negative, epsilon must be positive: %s, %s."
                                .formatted(learningRate, epsilon));
            }
            if (!(alpha >= 0 && alpha < 1 && momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException(
                        "The memories of RMSProp must lie in 0 to 1: %s, %s."
                                .formatted(alpha, momentum));
            }
        }
    }

    private final Settings settings;
    private final Store squares;
    private final Store means;
    private final Store moves;

    /// Memory starts at 0.
    public RmsProp(Parameters parameters, Settings settings) {
        super(parameters, settings.learningRate());
        this.settings = settings;
        squares = memoryOf(parameters);
        means = memoryOf(parameters);
        moves = memoryOf(parameters);
    }

    @Override
    public List<Store> memory() {
        return List.of(squares, means, moves);
    }

    @Override
    void move(Store values, Store gradient) {
        double alpha = settings.alpha();
        for (int i = 0; i < values.size(); i++) {
            double g = gradient.get(i);
            double square = alpha * squares.get(i) + (1 - alpha) * g * g;
            squares.set(i, square);
            if (settings.centred()) {
                double mean = alpha * means.get(i) + (1 - alpha) * g;
                means.set(i, mean);
                square -= mean * mean;
            }
            double move = g / (Math.sqrt(square) + settings.epsilon());
            if (settings.momentum() > 0) {
                move += settings.momentum() * moves.get(i);
                moves.set(i, move);
            }
            values.set(i, values.get(i) - learningRate() * move);
        }
    }
}
