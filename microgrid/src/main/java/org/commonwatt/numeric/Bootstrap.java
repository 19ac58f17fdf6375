package org.commonwatt.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Confidence intervals by resampling with replacement (Efron and Tibshirani, *An introduction to
/// the bootstrap*, 1993).
///
/// A stratum is a group of exchangeable numbers, such as the runs of one task. Every stratum is
/// resampled on its own and keeps its size. Statistics receive buffers that are overwritten by the
/// next resample: they must not keep them, but may reorder them.
///
/// @param resamples how many resamples, at least 1
/// @param level coverage of the intervals, such as 0.95
public record Bootstrap(int resamples, double level) {

    /// 10 000 resamples, 95 %.
    public static final Bootstrap STANDARD = new Bootstrap(10_000, 0.95);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// Rejects no resamples and a level outside 0 to 1.
    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException(
                    "A bootstrap needs at least one resample: " + resamples);
        }
        Interval.requireLevel(level);
    }

    /// A statistic of one sample with its percentile interval.
    public Estimate percentile(
            double[] sample, ToDoubleFunction<double[]> statistic, RandomStream random) {
        return stratified(
                new double[][] {sample}, strata -> statistic.applyAsDouble(strata[0]), random);
    }

    /// A statistic of several strata, `strata[stratum][i]`, with its percentile interval.
    public Estimate stratified(
            double[][] strata, ToDoubleFunction<double[][]> statistic, RandomStream random) {
        return stratifiedEach(strata, s -> new double[] {statistic.applyAsDouble(s)}, random)
                .getFirst();
    }

    /// Several statistics on the same resamples, each with its percentile interval.
    public List<Estimate> stratifiedEach(
            double[][] strata, Function<double[][], double[]> statistics, RandomStream random) {
        double[] observed = statistics.apply(copy(strata));
        double[][] replicates = replicates(strata, statistics, random);
        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k < observed.length; k++) {
            estimates.add(new Estimate(observed[k], percentileInterval(replicates[k])));
        }
        return List.copyOf(estimates);
    }

    /// A statistic of one sample with its bias-corrected and accelerated interval (chapter 14.3 of
    /// the book): of higher order than the percentile interval, at the price of n further
    /// evaluations. Where the correction is undefined, because all resamples or all samples with
    /// one number left out give the same value, the interval is the percentile one.
    public Estimate biasCorrected(
            double[] sample, ToDoubleFunction<double[]> statistic, RandomStream random) {
        double observed = statistic.applyAsDouble(sample.clone());
        double[] replicates =
                replicates(
                        new double[][] {sample},
                        strata -> new double[] {statistic.applyAsDouble(strata[0])},
                        random)[0];
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(replicates, observed));
        double acceleration = acceleration(sample, statistic);
        if (Double.isInfinite(bias) || Double.isNaN(acceleration)) {
            return new Estimate(observed, percentileInterval(replicates));
        }
        double low = adjusted((1 - level) / 2, bias, acceleration);
        double high = adjusted((1 + level) / 2, bias, acceleration);
        return new Estimate(observed, between(replicates, low, high));
    }

    /// The percentile interval of statistics that were computed on resamples elsewhere.
    public Interval percentileInterval(double[] replicates) {
        return between(replicates, (1 - level) / 2, (1 + level) / 2);
    }

    /// Two-sided p-value of "the statistic is zero": twice the smaller share of resamples on either
    /// side of zero, each counted with one more, at most 1.
    public static double twoSidedP(double[] replicates) {
        long notAbove = Arrays.stream(replicates).filter(value -> value <= 0.0).count();
        long notBelow = Arrays.stream(replicates).filter(value -> value >= 0.0).count();
        double smaller = Math.min(notAbove, notBelow) + 1.0;
        return Math.min(1.0, 2.0 * smaller / (replicates.length + 1.0));
    }

    /// The values of the statistics on every resample, `[statistic][resample]`.
    public double[][] replicates(
            double[][] strata, Function<double[][], double[]> statistics, RandomStream random) {
        double[][] drawn = copy(strata);
        double[][] replicates = new double[0][];
        for (int r = 0; r < resamples; r++) {
            for (int s = 0; s < strata.length; s++) {
                draw(strata[s], drawn[s], random);
            }
            double[] values = statistics.apply(drawn);
            if (r == 0) {
                replicates = new double[values.length][resamples];
            }
            for (int k = 0; k < values.length; k++) {
                replicates[k][r] = values[k];
            }
        }
        return replicates;
    }

    /// Indices of a resample of a series whose neighbours depend on each other: blocks of `block`
    /// consecutive entries from uniformly drawn starts, the series closed to a ring so that every
    /// entry is as likely as any other (Politis and Romano, *A circular block-resampling procedure
    /// for stationary data*, 1992). The last block is cut to the length of the series.
    ///
    /// @param length number of entries, such as the days of a year
    /// @param block entries per block, 1 to `length`, such as the 7 days of a week
    public static int[] circularBlocks(int length, int block, RandomStream random) {
        if (block < 1 || block > length) {
            throw new IllegalArgumentException(
                    "A block must have 1 to %d entries: %d".formatted(length, block));
        }
        int[] indices = new int[length];
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (i % block == 0) {
                start = random.nextInt(length);
            }
            indices[i] = (start + i % block) % length;
        }
        return indices;
    }

    private static void draw(double[] from, double[] to, RandomStream random) {
        for (int i = 0; i < to.length; i++) {
            to[i] = from[random.nextInt(from.length)];
        }
    }

    private static double[][] copy(double[][] strata) {
        double[][] copy = new double[strata.length][];
        for (int s = 0; s < strata.length; s++) {
            if (strata[s].length == 0) {
                throw new IllegalArgumentException(
                        "A bootstrap needs numbers to draw from: stratum " + s + " is empty");
            }
            copy[s] = strata[s].clone();
        }
        return copy;
    }

    private Interval between(double[] replicates, double low, double high) {
        double[] ends = Quantiles.of(replicates, new double[] {low, high});
        return new Interval(ends[0], ends[1], level);
    }

    private static double shareBelow(double[] replicates, double observed) {
        double below = 0.0;
        for (double replicate : replicates) {
            below += replicate < observed ? 1.0 : replicate == observed ? 0.5 : 0.0;
        }
        return below / replicates.length;
    }

    /// Skewness of the jackknife values, Σ(m − θᵢ)³ / (6 (Σ(m − θᵢ)²)^1.5).
    private static double acceleration(double[] sample, ToDoubleFunction<double[]> statistic) {
        double[] leftOut = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            double[] rest = new double[sample.length - 1];
            System.arraycopy(sample, 0, rest, 0, i);
            System.arraycopy(sample, i + 1, rest, i, rest.length - i);
            leftOut[i] = statistic.applyAsDouble(rest);
        }
        double mean = Moments.of(leftOut).mean();
        double squares = 0.0;
        double cubes = 0.0;
        for (double value : leftOut) {
            double deviation = mean - value;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return cubes / (6.0 * Math.pow(squares, 1.5));
    }

    private static double adjusted(double probability, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(probability);
        return NORMAL.cumulativeProbability(bias + z / (1.0 - acceleration * z));
    }
}
