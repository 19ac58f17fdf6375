package org.commonwatt.equity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Non-negative amounts in ascending order, each with a weight: what every index is computed from.
/// Built once, it serves any number of indices.
///
/// A weight says how many people an amount stands for, so amount x with weight 3 counts like three
/// people with x each. Entries of weight 0 are left out. Because the amounts are sorted, no index
/// depends on the order in which they were given, not even by rounding.
public final class WeightedValues {

    private final double[] values;
    private final double[] weights;
    private final boolean weighted;
    private final double totalWeight;
    private final double mean;

    private WeightedValues(double[] values, double[] weights, boolean weighted) {
        this.values = values;
        this.weights = weights;
        this.weighted = weighted;
        double people = 0.0;
        double sum = 0.0;
        for (int i = 0; i < values.length; i++) {
            people += weights[i];
            sum += weights[i] * values[i];
        }
        totalWeight = people;
        mean = sum / people;
    }

    /// One amount per person.
    public static WeightedValues of(double[] values) {
        requireAmounts(values, "A value");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ones = new double[sorted.length];
        Arrays.fill(ones, 1.0);
        return new WeightedValues(sorted, ones, false);
    }

    /// One amount and one weight per household.
    public static WeightedValues of(double[] values, double[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "Every value needs a weight: %d values, %d weights"
                            .formatted(values.length, weights.length));
        }
        requireAmounts(values, "A value");
        requireAmounts(weights, "A weight");
        int[] order =
                IntStream.range(0, values.length)
                        .filter(i -> weights[i] > 0.0)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingDouble(i -> values[i])
                                        .thenComparingDouble(i -> weights[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new WeightedValues(
                IntStream.of(order).mapToDouble(i -> values[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> weights[i]).toArray(),
                true);
    }

    /// Number of entries.
    public int size() {
        return values.length;
    }

    /// The amount at a rank, 0 being the smallest.
    public double value(int rank) {
        return values[rank];
    }

    /// The weight of the amount at a rank.
    public double weight(int rank) {
        return weights[rank];
    }

    /// The amount at a rank relative to the mean, minus 1; exact to rounding also near 0.
    public double deviation(int rank) {
        return (values[rank] - mean) / mean;
    }

    /// Natural logarithm of the amount at a rank relative to the mean; −∞ for nothing.
    public double logRatio(int rank) {
        return logRatio(values[rank], mean);
    }

    /// ln(value/mean). Near the mean log1p keeps the digits, far from it only the ratio does.
    static double logRatio(double value, double mean) {
        double deviation = (value - mean) / mean;
        return Math.abs(deviation) < 0.5 ? Math.log1p(deviation) : Math.log(value / mean);
    }

    /// Sum of the weights: the number of people.
    public double totalWeight() {
        return totalWeight;
    }

    /// Weighted mean; NaN for no entries.
    public double mean() {
        return mean;
    }

    /// Weighted sum of the amounts.
    public double total() {
        return values.length == 0 ? 0.0 : mean * totalWeight;
    }

    /// Whether weights were given; without them every entry is one person.
    public boolean isWeighted() {
        return weighted;
    }

    /// Whether there is anything to share: indices of no entries, or of zeros only, are NaN.
    public boolean isUndefined() {
        return !(mean > 0.0);
    }

    private static void requireAmounts(double[] amounts, String what) {
        for (int i = 0; i < amounts.length; i++) {
            if (!(amounts[i] >= 0.0 && amounts[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "%s must be finite and not negative: %s at index %d"
                                .formatted(what, amounts[i], i));
            }
        }
    }
}
