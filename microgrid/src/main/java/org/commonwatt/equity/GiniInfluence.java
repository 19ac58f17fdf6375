package org.commonwatt.equity;

import java.util.Arrays;

/// By how much the Gini coefficient rises per unit of what one person has more: its influence. The
/// coefficient itself does not add up over steps; what each step changes, times the influence,
/// does.
///
/// With the amounts sorted, place k = 1 … n: `(2k − n − 1 − n·G)/(n²·μ)`, equal amounts sharing
/// their places. It follows from G = Σ (2k − n − 1)·x_(k)/(n²·μ).
public final class GiniInfluence {
    private GiniInfluence() {}

    /// The influence of each amount; zeros where the coefficient is not defined.
    ///
    /// @param amounts ≥ 0
    public static double[] of(double[] amounts) {
        int n = amounts.length;
        double[] influence = new double[n];
        double mean = Arrays.stream(amounts).average().orElse(0);
        if (!(mean > 0)) {
            return influence;
        }
        double gini = new Gini().of(amounts);
        int[] order = Welfare.Order.rising(amounts);
        for (int k = 0; k < n; k++) {
            influence[order[k]] = (2.0 * (k + 1) - n - 1 - n * gini) / ((double) n * n * mean);
        }
        Welfare.Order.shareAmongEqual(amounts, order, influence);
        return influence;
    }
}
