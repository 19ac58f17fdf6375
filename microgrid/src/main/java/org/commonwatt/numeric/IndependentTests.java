package org.commonwatt.numeric;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.ranking.NaturalRanking;

/// Tests of "no difference" between independent groups of measurements, and between treatments that
/// were all applied to the same blocks.
public final class IndependentTests {

    private IndependentTests() {}

    /// Welch's t-test of equal means, two-sided, variances free.
    public static TestResult welch(double[] x, double[] y) {
        var result = TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC).test(x, y);
        return new TestResult(
                result.getStatistic(), result.getDegreesOfFreedom(), result.getPValue());
    }

    /// Mann and Whitney's U test, two-sided, by the normal approximation with tie and continuity
    /// correction. The statistic is the U of `x`: its wins over `y`, ties counting one half.
    public static TestResult mannWhitney(double[] x, double[] y) {
        var result =
                MannWhitneyUTest.withDefaults()
                        .with(PValueMethod.ASYMPTOTIC)
                        .with(ContinuityCorrection.ENABLED)
                        .test(x, y);
        return new TestResult(result.getStatistic(), Double.NaN, result.getPValue());
    }

    /// Kruskal and Wallis's rank test of `groups[group][i]` with tie correction, by the chi-square
    /// approximation. NaN where all numbers are equal.
    public static TestResult kruskalWallis(double[][] groups) {
        requireTreatments(groups.length);
        double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
        double[] ranks = new NaturalRanking().apply(all);
        double n = all.length;
        double sum = 0.0;
        int next = 0;
        for (double[] group : groups) {
            double rankSum = 0.0;
            for (int i = 0; i < group.length; i++) {
                rankSum += ranks[next++];
            }
            sum += rankSum * rankSum / group.length;
        }
        double h = 12.0 / (n * (n + 1.0)) * sum - 3.0 * (n + 1.0);
        return chiSquared(h / (1.0 - tieTerm(ranks) / (n * n * n - n)), groups.length - 1);
    }

    /// Friedman's rank test of `treatments[treatment][block]` with tie correction, by the
    /// chi-square approximation. NaN where the treatments are equal in every block.
    public static TestResult friedman(double[][] treatments) {
        requireTreatments(treatments.length);
        int k = treatments.length;
        int blocks = treatments[0].length;
        NaturalRanking ranking = new NaturalRanking();
        double[] rankSums = new double[k];
        double ties = 0.0;
        for (int block = 0; block < blocks; block++) {
            double[] ranks = ranking.apply(column(treatments, block));
            ties += tieTerm(ranks);
            for (int treatment = 0; treatment < k; treatment++) {
                rankSums[treatment] += ranks[treatment];
            }
        }
        double squares = 0.0;
        for (double rankSum : rankSums) {
            squares += rankSum * rankSum;
        }
        double statistic = 12.0 / (blocks * k * (k + 1.0)) * squares - 3.0 * blocks * (k + 1.0);
        double correction = 1.0 - ties / (blocks * k * ((double) k * k - 1.0));
        return chiSquared(statistic / correction, k - 1);
    }

    private static double[] column(double[][] treatments, int block) {
        double[] column = new double[treatments.length];
        for (int i = 0; i < column.length; i++) {
            if (treatments[i].length != treatments[0].length) {
                throw new IllegalArgumentException(
                        "Every treatment must have a number for each of the %d blocks: %d in %d"
                                .formatted(treatments[0].length, treatments[i].length, i));
            }
            column[i] = treatments[i][block];
        }
        return column;
    }

    /// Σ(t³ − t) over groups of t equal ranks.
    private static double tieTerm(double[] ranks) {
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double term = 0.0;
        for (int start = 0, end; start < sorted.length; start = end) {
            end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            double t = end - start;
            term += t * t * t - t;
        }
        return term;
    }

    private static TestResult chiSquared(double statistic, int degreesOfFreedom) {
        double p =
                Double.isNaN(statistic)
                        ? Double.NaN
                        : ChiSquaredDistribution.of(degreesOfFreedom)
                                .survivalProbability(statistic);
        return new TestResult(statistic, degreesOfFreedom, p);
    }

    private static void requireTreatments(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("A comparison needs two groups: " + count);
        }
    }
}
