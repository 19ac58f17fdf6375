package org.commonwatt.market;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Rounds numbers to whole ones that keep their sum: each is rounded down, then those with the
/// largest remainders get one more, ties to the lower index.
final class LargestRemainder {
    private LargestRemainder() {}

    /// @param exact numbers to round, `[N]`; overwritten by what is left of them
    /// @param total what the whole numbers add up to: the rounded sum of `exact`
    /// @param parts the whole numbers, `[N]`, overwritten
    static void round(double[] exact, long total, long[] parts) {
        long left = total;
        for (int i = 0; i < exact.length; i++) {
            parts[i] = (long) Math.floor(exact[i]);
            exact[i] -= parts[i];
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int best = 0;
            for (int i = 1; i < exact.length; i++) {
                best = exact[i] > exact[best] ? i : best;
            }
            parts[best]++;
            exact[best] -= 1;
        }
    }

    /// Splits a whole number in proportion to weights, exactly: no part is off its share by one or
    /// more, and none exceeds its weight where `|total|` does not exceed their sum.
    ///
    /// @param total what the parts add up to; may be negative
    /// @param weights ≥ 0, `[N]`, with a positive sum
    /// @return the parts, `[N]`
    static long[] split(long total, long[] weights) {
        BigInteger all = BigInteger.valueOf(Math.abs(total));
        BigInteger sum = BigInteger.valueOf(sum(weights));
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = Math.abs(total);
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] part =
                    all.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = part[0].longValueExact();
            remainders[i] = part[1].longValueExact();
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> -remainders[i]))
                .limit(left)
                .forEach(i -> parts[i]++);
        for (int i = 0; i < parts.length && total < 0; i++) {
            parts[i] = -parts[i];
        }
        return parts;
    }

    private static long sum(long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException(
                        "The weight (%d) must not be negative.".formatted(weight));
            }
            sum = Math.addExact(sum, weight);
        }
        if (sum == 0) {
            throw new IllegalArgumentException("The weights must have a positive sum (0).");
        }
        return sum;
    }
}
