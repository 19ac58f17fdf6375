package org.commonwatt.numeric;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Scores of independent runs (training seeds) on several tasks, and what to report of them:
/// aggregates that few runs can carry, with intervals that resample the runs of each task (Agarwal
/// and others, *Deep reinforcement learning at the edge of the statistical precipice*, 2021). More
/// is better.
public final class ScoreTable {

    private final double[][] byTask;

    private ScoreTable(double[][] byTask) {
        this.byTask = byTask;
    }

    /// A table from `scores[run][task]`; every run has a score for every task.
    public static ScoreTable of(double[][] scores) {
        if (scores.length == 0 || scores[0].length == 0) {
            throw new IllegalArgumentException(
                    "A score table needs a run and a task: " + Arrays.deepToString(scores));
        }
        double[][] byTask = new double[scores[0].length][scores.length];
        for (int run = 0; run < scores.length; run++) {
            if (scores[run].length != byTask.length) {
                throw new IllegalArgumentException(
                        "Every run must have a score for each of the %d tasks: %d in run %d"
                                .formatted(byTask.length, scores[run].length, run));
            }
            for (int task = 0; task < byTask.length; task++) {
                byTask[task][run] = scores[run][task];
            }
        }
        return new ScoreTable(byTask);
    }

    /// Number of runs.
    public int runs() {
        return byTask[0].length;
    }

    /// Number of tasks.
    public int tasks() {
        return byTask.length;
    }

    /// Mean over all cells.
    public double mean() {
        return Moments.of(cells()).mean();
    }

    /// Median over tasks of the means over runs.
    public double median() {
        return Quantiles.median(
                Arrays.stream(byTask).mapToDouble(runs -> Moments.of(runs).mean()).toArray());
    }

    /// Mean of the middle half of all cells, see [Quantiles#interquartileMean(double\[\])].
    public double interquartileMean() {
        return Quantiles.interquartileMean(cells());
    }

    /// How far the cells fall short of a threshold on average; what exceeds it does not count.
    public double optimalityGap(double threshold) {
        return threshold
                - Arrays.stream(cells()).map(score -> Math.min(score, threshold)).sum()
                        / (runs() * (double) tasks());
    }

    /// Performance profile: per threshold, the share of cells strictly above it.
    public double[] shareAbove(double[] thresholds) {
        double[] sorted = cells();
        Arrays.sort(sorted);
        double[] shares = new double[thresholds.length];
        for (int k = 0; k < thresholds.length; k++) {
            double threshold = thresholds[k];
            long above = Arrays.stream(sorted).filter(score -> score > threshold).count();
            shares[k] = above / (double) sorted.length;
        }
        return shares;
    }

    /// Probability that a run of this table beats a run of the other on the same task, ties
    /// counting one half, averaged over tasks.
    public double probabilityOfImprovement(ScoreTable other) {
        return Arrays.stream(probabilityOfImprovementByTask(other)).sum() / tasks();
    }

    /// The probabilities of improvement task by task.
    public double[] probabilityOfImprovementByTask(ScoreTable other) {
        if (other.tasks() != tasks()) {
            throw new IllegalArgumentException(
                    "Tables are compared on the same tasks: %d and %d"
                            .formatted(tasks(), other.tasks()));
        }
        double[] probabilities = new double[tasks()];
        Arrays.setAll(probabilities, task -> shareOfWins(byTask[task], other.byTask[task]));
        return probabilities;
    }

    /// Mean over tasks, run by run: the numbers that paired tests compare.
    public double[] runMeans() {
        double[] means = new double[runs()];
        for (int run = 0; run < means.length; run++) {
            for (double[] task : byTask) {
                means[run] += task[run] / byTask.length;
            }
        }
        return means;
    }

    /// An aggregate of this table, such as `ScoreTable::interquartileMean`, with its interval.
    public Estimate estimate(
            ToDoubleFunction<ScoreTable> aggregate, Bootstrap bootstrap, RandomStream random) {
        return bootstrap.stratified(
                byTask, strata -> aggregate.applyAsDouble(new ScoreTable(strata)), random);
    }

    /// The performance profile with an interval per threshold.
    public List<Estimate> estimateShareAbove(
            double[] thresholds, Bootstrap bootstrap, RandomStream random) {
        return bootstrap.stratifiedEach(
                byTask, strata -> new ScoreTable(strata).shareAbove(thresholds), random);
    }

    /// The probability of improvement with its interval; both tables are resampled independently.
    public Estimate estimateImprovement(
            ScoreTable other, Bootstrap bootstrap, RandomStream random) {
        double[][] both = Arrays.copyOf(byTask, tasks() + other.tasks());
        System.arraycopy(other.byTask, 0, both, tasks(), other.tasks());
        return bootstrap.stratified(
                both,
                strata -> {
                    double[][] ours = Arrays.copyOfRange(strata, 0, tasks());
                    double[][] theirs = Arrays.copyOfRange(strata, tasks(), strata.length);
                    return new ScoreTable(ours).probabilityOfImprovement(new ScoreTable(theirs));
                },
                random);
    }

    private double[] cells() {
        return Arrays.stream(byTask).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double shareOfWins(double[] ours, double[] theirs) {
        double wins = 0.0;
        for (double our : ours) {
            for (double their : theirs) {
                wins += our > their ? 1.0 : our == their ? 0.5 : 0.0;
            }
        }
        return wins / ((double) ours.length * theirs.length);
    }
}
