package org.commonwatt.rl.nn.normaliser;

/// Brings returns to mean 0 and variance 1 by exponential averages, as MAPPO does (Yu et al. 2022,
/// section 5.1): the critic learns normalised returns, what it says is brought back.
public final class ValueNormaliser {
    private static final double LEAST_DEBIASING = 1e-5;
    private static final double LEAST_VARIANCE = 0.01;

    private final double beta;
    private double mean;
    private double meanSquare;
    private double debiasing;

    /// @param beta memory, usually 0.99999
    public ValueNormaliser(double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException(
                    "The memory of a value normaliser must lie in 0 to 1: " + beta + ".");
        }
        this.beta = beta;
    }

    /// Learns from a batch of returns.
    public void learn(double[] returns, int count) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < count; k++) {
            sum += returns[k] / count;
            squares += returns[k] * returns[k] / count;
        }
        mean = beta * mean + (1 - beta) * sum;
        meanSquare = beta * meanSquare + (1 - beta) * squares;
        debiasing = beta * debiasing + (1 - beta);
    }

    /// The mean of returns.
    public double mean() {
        return mean / Math.max(debiasing, LEAST_DEBIASING);
    }

    /// Their variance, at least 0.01.
    public double variance() {
        double average = mean();
        double square = meanSquare / Math.max(debiasing, LEAST_DEBIASING);
        return Math.max(square - average * average, LEAST_VARIANCE);
    }

    /// A return as the critic learns it.
    public double normalised(double value) {
        return (value - mean()) / Math.sqrt(variance());
    }

    /// What the critic says as a return.
    public double original(double normalised) {
        return normalised * Math.sqrt(variance()) + mean();
    }

    /// The running averages, for checkpoints: of returns, of squares, of ones.
    public double[] state() {
        return new double[] {mean, meanSquare, debiasing};
    }

    /// Continues with averages that [#state()] returned.
    public void restore(double[] state) {
        mean = state[0];
        meanSquare = state[1];
        debiasing = state[2];
    }
}
