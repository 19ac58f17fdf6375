package org.commonwatt.experiments.study.claims;

import java.util.Arrays;

/// Shares of a common gain that make the largest burden as small as possible, then the next, while
/// nobody pays more than alone (`docs/FORMULATION.md#claims`).
///
/// All burdens that the gain reaches end at one level b: member i pays min(alone_i, b·income_i).
final class Sharing {
    private static final int HALVINGS = 60;

    private Sharing() {}

    /// What everybody pays.
    ///
    /// @param alone bills without a community
    /// @param incomes of the same time, > 0
    /// @param gain what the bills sum up to less; a loss is borne in proportion to income
    static double[] leximin(double[] alone, double[] incomes, double gain) {
        double[] bills = alone.clone();
        if (gain <= 0) {
            double income = Arrays.stream(incomes).sum();
            Arrays.setAll(bills, i -> alone[i] - gain * incomes[i] / income);
            return bills;
        }
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = 0; i < alone.length; i++) {
            high = Math.max(high, alone[i] / incomes[i]);
            low = Math.min(low, alone[i] / incomes[i]);
        }
        // Below this level everybody shares: all of the gain is spent there.
        low -= gain / Arrays.stream(incomes).sum();
        for (int k = 0; k < HALVINGS; k++) {
            double level = 0.5 * (low + high);
            if (spent(alone, incomes, level) > gain) {
                low = level;
            } else {
                high = level;
            }
        }
        double level = high;
        Arrays.setAll(bills, i -> Math.min(alone[i], level * incomes[i]));
        return bills;
    }

    private static double spent(double[] alone, double[] incomes, double level) {
        double sum = 0;
        for (int i = 0; i < alone.length; i++) {
            sum += Math.max(0, alone[i] - level * incomes[i]);
        }
        return sum;
    }
}
