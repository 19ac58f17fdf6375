package org.commonwatt.numeric;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Corrections for testing several hypotheses at once: an adjusted p-value is at most α exactly
/// where the procedure at level α rejects the hypothesis.
public enum PValueAdjustment {

    /// Every p-value times their number. Controls the chance of any false rejection.
    BONFERRONI {
        @Override
        void adjustSorted(double[] p) {
            for (int i = 0; i < p.length; i++) {
                p[i] *= p.length;
            }
        }
    },

    /// Holm, *A simple sequentially rejective multiple test procedure*, 1979. As Bonferroni, and
    /// never less powerful.
    HOLM {
        @Override
        void adjustSorted(double[] p) {
            double largest = 0.0;
            for (int i = 0; i < p.length; i++) {
                largest = Math.max(largest, p[i] * (p.length - i));
                p[i] = largest;
            }
        }
    },

    /// Hommel, *A stagewise rejective multiple test procedure based on a modified Bonferroni test*,
    /// 1988, in the form of Wright, *Adjusted p-values for simultaneous inference*, 1992. More
    /// powerful than Holm, for independent or positively dependent tests.
    HOMMEL {
        @Override
        void adjustSorted(double[] p) {
            int n = p.length;
            double[] adjusted = p.clone();
            for (int m = n; m > 1; m--) {
                double tail = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= m; j++) {
                    tail = Math.min(tail, m * p[n - m + j - 1] / j);
                }
                for (int i = 0; i < n; i++) {
                    double bound = i < n - m ? Math.min(tail, m * p[i]) : tail;
                    adjusted[i] = Math.max(adjusted[i], bound);
                }
            }
            System.arraycopy(adjusted, 0, p, 0, n);
        }
    },

    /// Benjamini and Hochberg, *Controlling the false discovery rate*, 1995. Controls the expected
    /// share of false rejections among all rejections.
    BENJAMINI_HOCHBERG {
        @Override
        void adjustSorted(double[] p) {
            double smallest = 1.0;
            for (int i = p.length - 1; i >= 0; i--) {
                smallest = Math.min(smallest, p[i] * ((double) p.length / (i + 1)));
                p[i] = smallest;
            }
        }
    };

    /// Replaces ascending p-values by adjusted ones, which may still exceed 1.
    abstract void adjustSorted(double[] p);

    /// Adjusted p-values in the order of the raw ones, at most 1.
    public double[] adjust(double[] pValues) {
        requireProbabilities(pValues);
        int[] order =
                IntStream.range(0, pValues.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> pValues[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] sorted = IntStream.of(order).mapToDouble(i -> pValues[i]).toArray();
        adjustSorted(sorted);
        double[] adjusted = new double[pValues.length];
        for (int i = 0; i < order.length; i++) {
            adjusted[order[i]] = Math.min(1.0, sorted[i]);
        }
        return adjusted;
    }

    private static void requireProbabilities(double[] pValues) {
        for (int i = 0; i < pValues.length; i++) {
            if (!(pValues[i] >= 0.0 && pValues[i] <= 1.0)) {
                throw new IllegalArgumentException(
                        "A p-value must lie in 0 to 1: " + pValues[i] + " at index " + i);
            }
        }
    }
}
