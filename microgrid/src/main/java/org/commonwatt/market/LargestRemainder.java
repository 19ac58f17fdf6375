package org.commonwatt.market;

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
}
