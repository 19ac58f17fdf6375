package org.commonwatt.numeric;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A [CrossEntropySearch] under way, which can be put away between two rounds and goes on bit for
/// bit.
public final class CrossEntropyCourse {
    private final CrossEntropySearch search;
    private final double[] low;
    private final double[] high;
    private final double[] mean;
    private final double[] spread;
    private final double[][] points;
    private final double[] costs;
    private int round;

    CrossEntropyCourse(
            CrossEntropySearch search,
            double[] start,
            double deviation,
            double[] low,
            double[] high) {
        this.search = search;
        this.low = low.clone();
        this.high = high.clone();
        mean = start.clone();
        spread = new double[start.length];
        Arrays.fill(spread, deviation);
        points = new double[search.candidates()][start.length];
        costs = new double[search.candidates()];
    }

    /// Rounds that were played.
    public int round() {
        return round;
    }

    /// Whether all rounds were played.
    public boolean isOver() {
        return round >= search.rounds();
    }

    /// Means of the distributions.
    public double[] mean() {
        return mean.clone();
    }

    /// Plays a round and returns the least cost of its candidates.
    ///
    /// @param stream normal numbers
    public double next(CrossEntropySearch.Objective objective, RandomStream stream) {
        for (int c = 0; c < points.length; c++) {
            for (int k = 0; k < mean.length; k++) {
                // The mean itself takes part: a round cannot lose what was found.
                double z = c == 0 ? 0 : stream.nextGaussian();
                points[c][k] = Math.clamp(mean[k] + spread[k] * z, low[k], high[k]);
            }
        }
        objective.costs(round, points, costs);
        int[] order =
                IntStream.range(0, points.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(costs[a], costs[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        fit(order);
        round++;
        return costs[order[0]];
    }

    private void fit(int[] order) {
        int best = Math.max(1, (int) Math.round(search.elite() * points.length));
        boolean mayNarrow = round >= 2 * search.rounds() / 3;
        for (int k = 0; k < mean.length; k++) {
            double sum = 0;
            double squares = 0;
            for (int e = 0; e < best; e++) {
                double x = points[order[e]][k];
                sum += x;
                squares += x * x;
            }
            double centre = sum / best;
            double deviation = Math.sqrt(Math.max(0, squares / best - centre * centre));
            mean[k] += search.smoothing() * (centre - mean[k]);
            spread[k] += search.smoothing() * (deviation - spread[k]);
            spread[k] = mayNarrow ? spread[k] : Math.max(spread[k], search.leastDeviation());
        }
    }

    /// All that the search goes on from: the rounds played, the means, the standard deviations. The
    /// stream is the caller's.
    public double[] numbers() {
        double[] numbers = new double[1 + 2 * mean.length];
        numbers[0] = round;
        System.arraycopy(mean, 0, numbers, 1, mean.length);
        System.arraycopy(spread, 0, numbers, 1 + mean.length, mean.length);
        return numbers;
    }

    /// Goes on from what [#numbers()] of an equal search returned.
    ///
    /// @throws IllegalArgumentException if they are those of a search of another size
    public void restore(double[] numbers) {
        if (numbers.length != 1 + 2 * mean.length) {
            throw new IllegalArgumentException(
                    "A search of %d numbers goes on from %d: %d."
                            .formatted(mean.length, 1 + 2 * mean.length, numbers.length));
        }
        round = (int) numbers[0];
        System.arraycopy(numbers, 1, mean, 0, mean.length);
        System.arraycopy(numbers, 1 + mean.length, spread, 0, mean.length);
    }
}
