package org.commonwatt.rl.algorithm.value;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.commonwatt.rl.nn.optimiser.GradientNorm;

/// Steps of Adam for several sets of parameters along one gradient, whose norm over all of them is
/// clipped.
public final class Descent {
    private static final double ADAM_EPSILON = 1e-8;

    private final List<Parameters> parameters;
    private final List<Adam> optimisers = new ArrayList<>();
    private final double greatestNorm;

    /// @param parameters what is changed
    /// @param learningRate size of a step
    /// @param greatestNorm greatest norm of a gradient; 0 for no limit
    public Descent(List<Parameters> parameters, double learningRate, double greatestNorm) {
        if (!(learningRate > 0 && greatestNorm >= 0)) {
            throw new IllegalArgumentException(
                    "A learning rate must be positive and the greatest norm of a gradient not negative: %s, %s."
                            .formatted(learningRate, greatestNorm));
        }
        this.parameters = List.copyOf(parameters);
        this.greatestNorm = greatestNorm;
        for (Parameters each : parameters) {
            optimisers.add(new Adam(each, Adam.Settings.of(learningRate, ADAM_EPSILON)));
        }
    }

    /// Takes one step and returns the norm of the gradient before clipping.
    public double step(ShardedGradient gradient) {
        double squares = 0;
        for (int k = 0; k < parameters.size(); k++) {
            Parameters each = parameters.get(k);
            squares += each.backend().sumOfSquares(gradient.gradient(each));
        }
        double norm = Math.sqrt(squares);
        for (int k = 0; k < parameters.size(); k++) {
            Parameters each = parameters.get(k);
            if (greatestNorm > 0) {
                GradientNorm.clip(each.backend(), gradient.gradient(each), norm, greatestNorm);
            }
            optimisers.get(k).step(gradient.gradient(each));
        }
        return norm;
    }

    /// Puts in what the optimisers remember.
    public void save(String prefix, Checkpoint into) {
        for (int k = 0; k < optimisers.size(); k++) {
            into.put(prefix + "." + k, optimisers.get(k));
        }
    }

    /// Goes on from what [#save] put in.
    public void restore(String prefix, Checkpoint from) {
        for (int k = 0; k < optimisers.size(); k++) {
            from.restore(prefix + "." + k, optimisers.get(k));
        }
    }
}
