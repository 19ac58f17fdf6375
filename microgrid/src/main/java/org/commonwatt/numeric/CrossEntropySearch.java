package org.commonwatt.numeric;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The cross-entropy method (Rubinstein and Kroese 2004; de Boer et al. 2005): draw candidates from
/// independent normal distributions, fit those to the best of them, and again. Needs no gradient
/// and few parameters of its own.
///
/// @param candidates drawn in each round
/// @param elite share of them that the distributions are fitted to
/// @param rounds number of rounds
/// @param smoothing weight of the new fit, 0 < smoothing ≤ 1
/// @param leastDeviation below which standard deviations do not fall before the last third of the
///   rounds
public record CrossEntropySearch(
        int candidates, double elite, int rounds, double smoothing, double leastDeviation) {
    public CrossEntropySearch {
        if (candidates < 2 || rounds < 1 || !(elite > 0 && elite < 1)) {
            throw new IllegalArgumentException(
                    "A search needs two candidates, a round and an elite within 0 to 1: %d, %d, %s."
                            .formatted(candidates, rounds, elite));
        }
        if (!(smoothing > 0 && smoothing <= 1) || !(leastDeviation >= 0)) {
            throw new IllegalArgumentException(
                    "The smoothing must lie in 0 to 1 and the deviation not below 0: %s, %s."
                            .formatted(smoothing, leastDeviation));
        }
    }

    /// What is minimised: the costs of several candidates at once, so that they can be computed
    /// side by side.
    @FunctionalInterface
    public interface Objective {
        /// @param round number of the round, from 0
        /// @param candidates points within the bounds
        /// @param costs receives a number for each
        void costs(int round, double[][] candidates, double[] costs);
    }

    /// Told after each round.
    @FunctionalInterface
    public interface Watcher {
        /// @param best least cost of the round
        /// @param mean of the distributions
        void round(int round, double best, double[] mean);
    }

    /// The mean of the distributions after the last round.
    ///
    /// @param start first means
    /// @param deviation first standard deviations
    /// @param low least values
    /// @param high greatest values
    public double[] minimise(
            double[] start,
            double deviation,
            double[] low,
            double[] high,
            Objective objective,
            Draws draws) {
        int size = start.length;
        double[] mean = start.clone();
        double[] spread = new double[size];
        Arrays.fill(spread, deviation);
        double[][] points = new double[candidates][size];
        double[] costs = new double[candidates];
        for (int round = 0; round < rounds; round++) {
            for (int c = 0; c < candidates; c++) {
                for (int k = 0; k < size; k++) {
                    // The mean itself takes part: a round cannot lose what was found.
                    double z = c == 0 ? 0 : draws.stream().nextGaussian();
                    points[c][k] = Math.clamp(mean[k] + spread[k] * z, low[k], high[k]);
                }
            }
            objective.costs(round, points, costs);
            int[] order =
                    IntStream.range(0, candidates)
                            .boxed()
                            .sorted((a, b) -> Double.compare(costs[a], costs[b]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            fit(order, points, mean, spread, round);
            draws.watcher().round(round, costs[order[0]], mean);
        }
        return mean;
    }

    private void fit(int[] order, double[][] points, double[] mean, double[] spread, int round) {
        int best = Math.max(1, (int) Math.round(elite * candidates));
        boolean mayNarrow = round >= 2 * rounds / 3;
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
            mean[k] += smoothing * (centre - mean[k]);
            spread[k] += smoothing * (deviation - spread[k]);
            spread[k] = mayNarrow ? spread[k] : Math.max(spread[k], leastDeviation);
        }
    }

    /// Randomness, and who is told.
    ///
    /// @param stream normal numbers
    /// @param watcher told after each round
    public record Draws(RandomStream stream, Watcher watcher) {}
}
