package org.commonwatt.experiments.study.claims;

import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.commonwatt.numeric.Bootstrap;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.numeric.Interval;
import org.commonwatt.numeric.RandomStreams;

/// Intervals of figures that depend on weeks and on training seeds: both are resampled.
final class Draws {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(2_000, 0.95);
    private static final int LEAST_WEEKS = 3;

    /// No number.
    static final Estimate NONE =
            new Estimate(Double.NaN, new Interval(Double.NaN, Double.NaN, BOOTSTRAP.level()));

    private Draws() {}

    /// @param weeks number of weeks
    /// @param seeds number of seeds
    /// @param figure of drawn weeks and seeds
    static Estimate of(int weeks, int seeds, ToDoubleBiFunction<int[], int[]> figure) {
        double[][] strata = {indices(weeks), indices(seeds)};
        double observed = figure.applyAsDouble(whole(strata[0]), whole(strata[1]));
        if (weeks < LEAST_WEEKS || !Double.isFinite(observed)) {
            return new Estimate(observed, new Interval(Double.NaN, Double.NaN, BOOTSTRAP.level()));
        }
        return BOOTSTRAP.stratified(
                strata,
                drawn -> {
                    double value = figure.applyAsDouble(whole(drawn[0]), whole(drawn[1]));
                    return Double.isFinite(value) ? value : observed;
                },
                RandomStreams.of(0).split("claims").stream("draws"));
    }

    private static double[] indices(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    private static int[] whole(double[] numbers) {
        int[] whole = new int[numbers.length];
        for (int k = 0; k < whole.length; k++) {
            whole[k] = (int) numbers[k];
        }
        return whole;
    }
}
