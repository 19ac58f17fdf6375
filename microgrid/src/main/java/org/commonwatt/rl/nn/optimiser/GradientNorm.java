package org.commonwatt.rl.nn.optimiser;

import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Store;

/// The Euclidean norm of a gradient, over everything one optimiser changes, and clipping by it
/// (`docs/FORMULATION.md#nn-optimisers`).
public final class GradientNorm {
    private static final double EPSILON = 1e-6;

    private GradientNorm() {}

    /// Scales the gradient to a norm of at most `greatest` and returns the norm before.
    public static double clip(Backend backend, Store gradient, double greatest) {
        double norm = Math.sqrt(backend.sumOfSquares(gradient));
        clip(backend, gradient, norm, greatest);
        return norm;
    }

    /// Scales a part of a gradient whose norm as a whole is known, so that the whole has a norm of
    /// at most `greatest`.
    public static void clip(Backend backend, Store part, double norm, double greatest) {
        double factor = greatest / (norm + EPSILON);
        if (factor < 1) {
            backend.scale(part, factor);
        }
    }
}
