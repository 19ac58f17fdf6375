package org.commonwatt.robust;

import java.util.Arrays;

/// The mean of the worst share 1 − α of the outcomes: of the largest costs, of the smallest
/// returns. The sample at the boundary is split, so that exactly the share is counted (Rockafellar
/// and Uryasev, *Conditional value-at-risk for general loss distributions*, 2002;
/// `docs/FORMULATION.md#cvar`). Figures of runs count whole samples of a share instead
/// ([org.commonwatt.numeric.Quantiles#lowerTailMean]).
///
/// @param alpha level in [0, 1): 0 is the mean, towards 1 the worst outcome
public record ConditionalValueAtRisk(double alpha) implements RiskMeasure {
    /// Sums of weights may be this far from the level by rounding, as a share of all weight.
    private static final double ROUNDING = 1e-12;

    /// Rejects levels outside [0, 1).
    public ConditionalValueAtRisk {
        if (!(alpha >= 0.0 && alpha < 1.0)) {
            throw new IllegalArgumentException("The level alpha must lie in [0, 1): " + alpha);
        }
    }

    @Override
    public String name() {
        return "cvar(%s)".formatted(alpha);
    }

    @Override
    public void reweigh(double[] values, double[] weights, Outcome outcome, double[] into) {
        double total = Samples.requireWeighted(values, weights);
        int[] order = worstFirst(values, outcome);
        Arrays.fill(into, 0.0);
        double left = 1.0 - alpha;
        for (int i : order) {
            double counted = Math.min(left, weights[i] / total);
            into[i] = counted;
            left -= counted;
        }
        double counted = 1.0 - alpha - left;
        for (int i : order) {
            into[i] /= counted;
        }
    }

    /// The value at risk: of costs the smallest value that at most the share 1 − α exceeds, of
    /// returns the largest that at most that share falls short of. The smallest minimiser η of
    /// Rockafellar and Uryasev's function for costs.
    public double valueAtRisk(double[] values, double[] weights, Outcome outcome) {
        double total = Samples.requireWeighted(values, weights);
        int[] order = worstFirst(values, outcome);
        double worse = 0.0;
        double value = values[order[0]];
        for (int i : order) {
            if (weights[i] > 0.0) {
                if (worse > (1.0 - alpha + ROUNDING) * total) {
                    break;
                }
                value = values[i];
                worse += weights[i];
            }
        }
        return value;
    }

    private static int[] worstFirst(double[] values, Outcome outcome) {
        double[] returns = new double[values.length];
        Arrays.setAll(returns, i -> outcome.sign() * values[i]);
        return Samples.ascending(returns);
    }
}
