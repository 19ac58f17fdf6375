package org.commonwatt.numeric;

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
        CrossEntropyCourse course = begin(start, deviation, low, high);
        while (!course.isOver()) {
            double least = course.next(objective, draws.stream());
            draws.watcher().round(course.round() - 1, least, course.mean());
        }
        return course.mean();
    }

    /// The search before its first round, for whoever plays it round by round; parameters as of
    /// [#minimise].
    public CrossEntropyCourse begin(double[] start, double deviation, double[] low, double[] high) {
        return new CrossEntropyCourse(this, start, deviation, low, high);
    }

    /// Randomness, and who is told.
    ///
    /// @param stream normal numbers
    /// @param watcher told after each round
    public record Draws(RandomStream stream, Watcher watcher) {}
}
