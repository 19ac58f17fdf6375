package org.commonwatt.rl.nn.kernel;

/// What one step of Adam needs besides values and gradient, in the form of Kingma and Ba (2015) that
/// adds ε to the corrected root, as PyTorch does:
///
///     m ← β₁m + (1 − β₁)g,   v ← β₂v + (1 − β₂)g²
///     p ← p·keep − stepSize · m / (√v / rootCorrection + ε)
///
/// with stepSize = lr/(1 − β₁ᵗ), rootCorrection = √(1 − β₂ᵗ), keep = 1 − lr·decay (Loshchilov and
/// Hutter 2019) or 1. Mutable, so that a step allocates nothing.
public final class AdamStep {
    /// β₁ in m.
    public final double beta1;

    /// β₂ in v.
    public final double beta2;

    /// ε.
    public final double epsilon;

    /// m, as long as the values.
    public final Store mean;

    /// v, as long as the values.
    public final Store meanSquare;

    private double stepSize;
    private double rootCorrection;
    private double keep = 1;

    /// Moments start at 0.
    public AdamStep(double beta1, double beta2, double epsilon, Store mean, Store meanSquare) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.mean = mean;
        this.meanSquare = meanSquare;
    }

    /// Says how the next step goes.
    public void next(double newStepSize, double newRootCorrection, double newKeep) {
        stepSize = newStepSize;
        rootCorrection = newRootCorrection;
        keep = newKeep;
    }

    /// lr/(1 − β₁ᵗ).
    public double stepSize() {
        return stepSize;
    }

    /// √(1 − β₂ᵗ).
    public double rootCorrection() {
        return rootCorrection;
    }

    /// The share of each value that decay leaves.
    public double keep() {
        return keep;
    }
}
