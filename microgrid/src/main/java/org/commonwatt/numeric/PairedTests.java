package org.commonwatt.numeric;

import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/// Two-sided tests of "no difference" between measurements in pairs: two policies on the same
/// seeds, days or homes. `x[i]` and `y[i]` belong together; differences are x − y.
public final class PairedTests {

    /// The exact test visits 2^n sign patterns.
    private static final int EXACT_PAIRS = 24;

    /// Sums of the same differences in another order count as equal up to this share of their mean
    /// size.
    private static final double SAME = 1e-13;

    private static final TestResult NO_DIFFERENCE = new TestResult(0.0, Double.NaN, 1.0);

    private PairedTests() {}

    /// Exact sign-flip permutation test of the mean difference, for up to 24 pairs: the p-value is
    /// twice the smaller share of the 2^n sign patterns with a mean not above, or not below, the
    /// observed one, at most 1. The statistic is the mean difference.
    public static TestResult signFlip(double[] x, double[] y) {
        double[] differences = differences(x, y);
        int n = differences.length;
        if (n == 0 || n > EXACT_PAIRS) {
            throw new IllegalArgumentException(
                    "The exact sign-flip test takes 1 to %d pairs: %d%nMaybe sample the patterns."
                            .formatted(EXACT_PAIRS, n));
        }
        double observed = sum(differences);
        double slack = SAME * sumOfMagnitudes(differences);
        long notAbove = countPatterns(differences, 0, 0.0, observed + slack);
        // With every pattern comes its mirror image: sums ≥ s are as many as sums ≤ −s.
        long notBelow = countPatterns(differences, 0, 0.0, slack - observed);
        long patterns = 1L << n;
        double p = 2.0 * (double) Math.min(notAbove, notBelow) / (double) patterns;
        return new TestResult(observed / n, Double.NaN, Math.min(1.0, p));
    }

    /// Sign-flip test on randomly drawn patterns, the observed one counted in: valid for any number
    /// of pairs, its p-value never below 2/(patterns + 1).
    public static TestResult signFlip(double[] x, double[] y, int patterns, RandomStream random) {
        double[] differences = differences(x, y);
        if (differences.length == 0 || patterns < 1) {
            throw new IllegalArgumentException(
                    "The sign-flip test needs pairs and patterns: %d pairs, %d patterns"
                            .formatted(differences.length, patterns));
        }
        double observed = sum(differences);
        double slack = SAME * sumOfMagnitudes(differences);
        long notAbove = 1;
        long notBelow = 1;
        for (int k = 0; k < patterns; k++) {
            double flipped = 0.0;
            for (double difference : differences) {
                flipped += random.nextBoolean() ? difference : -difference;
            }
            notAbove += flipped <= observed + slack ? 1 : 0;
            notBelow += flipped >= observed - slack ? 1 : 0;
        }
        double p = 2.0 * Math.min(notAbove, notBelow) / (patterns + 1.0);
        return new TestResult(observed / differences.length, Double.NaN, Math.min(1.0, p));
    }

    /// Wilcoxon's signed-rank test: exact without ties and zeros among the differences, otherwise
    /// by the normal approximation with tie correction. The statistic is the smaller of the two
    /// rank sums. Differences that are all zero have p = 1.
    public static TestResult wilcoxon(double[] x, double[] y) {
        double[] differences = differences(x, y);
        if (sumOfMagnitudes(differences) == 0.0) {
            return NO_DIFFERENCE;
        }
        WilcoxonSignedRankTest test = WilcoxonSignedRankTest.withDefaults().with(PValueMethod.AUTO);
        double smaller = Math.min(test.statistic(x, y), test.statistic(y, x));
        return new TestResult(smaller, Double.NaN, test.test(differences).getPValue());
    }

    /// Student's paired t-test. Differences that are all zero have the statistic 0 and p = 1.
    public static TestResult t(double[] x, double[] y) {
        if (sumOfMagnitudes(differences(x, y)) == 0.0) {
            return NO_DIFFERENCE;
        }
        var result = TTest.withDefaults().test(differences(x, y));
        return new TestResult(
                result.getStatistic(), result.getDegreesOfFreedom(), result.getPValue());
    }

    /// Cohen's d of the differences: their mean over their sample standard deviation.
    public static double cohenD(double[] x, double[] y) {
        Moments moments = Moments.of(differences(x, y));
        return moments.mean() / moments.standardDeviation();
    }

    /// The differences x − y.
    public static double[] differences(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "Pairs need as many numbers on both sides: %d and %d"
                            .formatted(x.length, y.length));
        }
        double[] differences = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] - y[i];
        }
        return differences;
    }

    private static long countPatterns(double[] differences, int from, double sum, double limit) {
        if (from == differences.length) {
            return sum <= limit ? 1 : 0;
        }
        return countPatterns(differences, from + 1, sum + differences[from], limit)
                + countPatterns(differences, from + 1, sum - differences[from], limit);
    }

    private static double sum(double[] values) {
        double sum = 0.0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double sumOfMagnitudes(double[] values) {
        double sum = 0.0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
