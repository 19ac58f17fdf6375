package org.commonwatt.numeric;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/// Quantiles by linear interpolation between order statistics: definition 7 of Hyndman and Fan,
/// *Sample quantiles in statistical packages*, 1996, the default of R, NumPy and Excel.
///
/// Inputs are left unchanged. No values have the quantile NaN; a NaN among them is rejected.
public final class Quantiles {

    private static final Quantile LINEAR =
            Quantile.withDefaults().with(EstimationMethod.HF7).withCopy(true);

    private Quantiles() {}

    /// The quantile for a probability 0 ≤ p ≤ 1.
    public static double of(double[] values, double probability) {
        requireNumbers(values);
        return LINEAR.evaluate(values, probability);
    }

    /// One quantile per probability, in the order given.
    public static double[] of(double[] values, double[] probabilities) {
        requireNumbers(values);
        return LINEAR.evaluate(values, probabilities);
    }

    /// The quantile for 1/2.
    public static double median(double[] values) {
        return of(values, 0.5);
    }

    /// Conditional value at risk of the low tail: the mean of the smallest ⌈α·n⌉ values. For
    /// returns, where more is better, it is the mean of the worst cases. 0 < α ≤ 1.
    public static double lowerTailMean(double[] values, double alpha) {
        if (!(alpha > 0.0 && alpha <= 1.0)) {
            throw new IllegalArgumentException(
                    "A tail share must lie above 0 and not above 1: " + alpha);
        }
        requireNumbers(values);
        if (values.length == 0) {
            return Double.NaN;
        }
        // 0.07 · 100 is a little more than 7 in doubles, but seven values are meant.
        int tail = Math.max(1, (int) Math.ceil(alpha * values.length - 1e-9));
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sum(sorted, 0, tail) / tail;
    }

    /// Conditional value at risk of the high tail, for costs: the mean of the largest ⌈α·n⌉ values.
    public static double upperTailMean(double[] values, double alpha) {
        double[] negated = Arrays.stream(values).map(value -> -value).toArray();
        return -lowerTailMean(negated, alpha);
    }

    /// The interquartile mean: the mean of what is left after the smallest ⌊n/4⌋ and the largest
    /// ⌊n/4⌋ values are dropped (Agarwal and others, *Deep reinforcement learning at the edge of
    /// the statistical precipice*, 2021).
    public static double interquartileMean(double[] values) {
        requireNumbers(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int dropped = sorted.length / 4;
        int kept = sorted.length - 2 * dropped;
        return sum(sorted, dropped, sorted.length - dropped) / kept;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static void requireNumbers(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("A value must be a number: NaN at index " + i);
            }
        }
    }
}
