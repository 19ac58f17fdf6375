package org.commonwatt.operate.scenario.days;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// A figure of a year of days held against one real year: what it may be is computed from resamples
/// of two-week blocks of that year, since one year is little weather.
///
/// @param name what it is
/// @param function from days (one row of figures each) to the figure
record YearStatistic(String name, ToDoubleFunction<double[][]> function) {
    private static final int RESAMPLES = 300;
    private static final int BLOCK_DAYS = 14;

    double of(double[][] days) {
        return function.applyAsDouble(days);
    }

    /// Asks that the mean over generated years lies in the range from the 5 % to the 95 % quantile
    /// of the resamples, widened by a share of itself on both sides.
    void compare(
            double[][] real,
            double[][][] generated,
            double widened,
            SoftAssertions softly,
            String source) {
        RandomStream random = RandomStreams.of(1).stream("resamples");
        double[] resamples = new double[RESAMPLES];
        Arrays.setAll(resamples, k -> of(resampled(real, random)));
        double low = HomeStatistic.quantile(resamples, 0.05);
        double high = HomeStatistic.quantile(resamples, 0.95);
        double margin = widened * (high - low);
        double made = Arrays.stream(generated).mapToDouble(this::of).average().orElseThrow();
        softly.assertThat(made)
                .as(
                        "%s of %d generated years; real 5-95 %% %.4f-%.4f, widened by %s of it (%s)",
                        name, generated.length, low, high, widened, source)
                .isBetween(low - margin, high + margin);
    }

    private static double[][] resampled(double[][] days, RandomStream random) {
        double[][] sample = new double[days.length][];
        int from = 0;
        for (int d = 0; d < sample.length; d++) {
            from = d % BLOCK_DAYS == 0 ? random.nextInt(days.length) : from;
            sample[d] = days[(from + d % BLOCK_DAYS) % days.length];
        }
        return sample;
    }

    static double[] column(double[][] days, int column) {
        return Arrays.stream(days).mapToDouble(day -> day[column]).toArray();
    }
}
