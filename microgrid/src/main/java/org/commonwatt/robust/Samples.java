package org.commonwatt.robust;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Checks and orders of weighted samples.
final class Samples {
    private Samples() {}

    /// Rejects what is no weighted sample.
    ///
    /// @return the sum of the weights
    static double requireWeighted(double[] values, double[] weights) {
        if (values.length != weights.length || values.length == 0) {
            throw new IllegalArgumentException(
                    "A sample has values, each with a weight: %d values, %d weights"
                            .formatted(values.length, weights.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "A value must be finite: %s at index %d".formatted(values[i], i));
            }
        }
        return requireWeights(weights);
    }

    /// Rejects negative weights and those without a positive, finite sum, which it returns.
    static double requireWeights(double[] weights) {
        double total = 0.0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0.0)) {
                throw new IllegalArgumentException(
                        "A weight must not be negative: %s at index %d".formatted(weights[i], i));
            }
            total += weights[i];
        }
        if (!(total > 0.0 && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The sum of the weights must be positive and finite: " + total);
        }
        return total;
    }

    /// The indices in ascending order of their values, equal ones in order of the index.
    static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
