package org.commonwatt.rl.nn.optimiser;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.AdamStep;
import org.commonwatt.rl.nn.kernel.Store;
import org.jspecify.annotations.Nullable;

/// Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019) in the formulas of
/// `docs/FORMULATION.md#nn-optimisers`.
public final class Adam extends Optimiser {

    /// How steps are taken.
    ///
    /// @param learningRate size of a step; usually 1e-4 to 3e-3
    /// @param beta1 memory of the mean of gradients, 0.9
    /// @param beta2 memory of their squares, 0.999
    /// @param epsilon added to the root; 1e-8, or 1e-5 for PPO: larger makes small gradients count
    ///   less
    /// @param decay share of each value that is lost per unit of learning rate; 0 for none
    /// @param decayInGradient whether decay enters the gradient (Adam with L2) or the values
    ///   (AdamW)
    /// @param greatestSquare whether the greatest square so far is used (AMSGrad, Reddi et al.
    ///   2018)
    public record Settings(
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            boolean decayInGradient,
            boolean greatestSquare) {
        /// Rates must not be negative, ε positive, memories in 0 to 1.
        public Settings {
            if (!(learningRate >= 0 && epsilon > 0 && decay >= 0)) {
                throw new IllegalArgumentException(
                        "The learning rate and decay of Adam must not be negative, epsilon must be"
                                + " positive: %s, %s, %s.".formatted(learningRate, decay, epsilon));
            }
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException(
                        "The betas of Adam must lie in 0 to 1: %s, %s.".formatted(beta1, beta2));
            }
        }

        /// The usual memories, no decay.
        public static Settings of(double learningRate, double epsilon) {
            return new Settings(learningRate, 0.9, 0.999, epsilon, 0, false, false);
        }
    }

    private final Settings settings;
    private final AdamStep step;
    private final @Nullable Store greatest;

    /// Moments start at 0.
    public Adam(Parameters parameters, Settings settings) {
        super(parameters, settings.learningRate());
        this.settings = settings;
        step =
                new AdamStep(
                        settings.beta1(),
                        settings.beta2(),
                        settings.epsilon(),
                        memoryOf(parameters),
                        memoryOf(parameters));
        greatest = settings.greatestSquare() ? memoryOf(parameters) : null;
    }

    @Override
    public List<Store> memory() {
        List<Store> memory = new ArrayList<>(List.of(step.mean, step.meanSquare));
        if (greatest != null) {
            memory.add(greatest);
        }
        return memory;
    }

    @Override
    void move(Store values, Store gradient) {
        double meanCorrection = 1 - Math.pow(settings.beta1(), (double) steps());
        double squareCorrection = 1 - Math.pow(settings.beta2(), (double) steps());
        boolean decaysValues = settings.decay() > 0 && !settings.decayInGradient();
        step.next(
                learningRate() / meanCorrection,
                Math.sqrt(squareCorrection),
                decaysValues ? 1 - learningRate() * settings.decay() : 1);
        if (settings.decay() > 0 && settings.decayInGradient()) {
            for (int i = 0; i < values.size(); i++) {
                gradient.add(i, settings.decay() * values.get(i));
            }
        }
        if (greatest == null) {
            parameters().backend().adam(step, values, gradient);
        } else {
            withGreatest(greatest, values, gradient);
        }
    }

    private void withGreatest(Store squares, Store values, Store gradient) {
        for (int i = 0; i < values.size(); i++) {
            double g = gradient.get(i);
            double mean = step.beta1 * step.mean.get(i) + (1 - step.beta1) * g;
            double square = step.beta2 * step.meanSquare.get(i) + (1 - step.beta2) * g * g;
            step.mean.set(i, mean);
            step.meanSquare.set(i, square);
            squares.set(i, Math.max(squares.get(i), square));
            double root = Math.sqrt(squares.get(i)) / step.rootCorrection() + step.epsilon;
            values.set(i, values.get(i) * step.keep() - step.stepSize() * mean / root);
        }
    }
}
