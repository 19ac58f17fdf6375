package org.commonwatt.numeric;

/// Moments of numbers that arrive one at a time, without keeping them (Welford, *Note on a method
/// for calculating corrected sums of squares and products*, Technometrics 4, 1962).
///
/// Adding allocates nothing. Parts gathered apart are merged; the result depends on the order of
/// merging only by rounding. Not thread-safe.
public final class RunningMoments {

    private long count;
    private double mean;
    private double squaredDeviations;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// Counts one number in. NaN makes every moment NaN.
    public void add(double value) {
        count++;
        double fromOldMean = value - mean;
        mean += fromOldMean / count;
        squaredDeviations += fromOldMean * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /// Counts in the numbers behind other moments.
    public void merge(Moments other) {
        restore(moments().merge(other));
    }

    /// Continues from moments taken earlier.
    public void restore(Moments moments) {
        boolean empty = moments.count() == 0;
        count = moments.count();
        mean = empty ? 0.0 : moments.mean();
        squaredDeviations = moments.squaredDeviations();
        min = empty ? Double.POSITIVE_INFINITY : moments.min();
        max = empty ? Double.NEGATIVE_INFINITY : moments.max();
    }

    /// What has been added so far.
    public Moments moments() {
        return count == 0 ? Moments.EMPTY : new Moments(count, mean, squaredDeviations, min, max);
    }

    /// How many numbers have been added.
    public long count() {
        return count;
    }

    /// Mean so far; 0 before the first number, a convenient start for normalisation.
    public double mean() {
        return mean;
    }

    /// Population variance so far; 0 before the first number.
    public double populationVariance() {
        return count == 0 ? 0.0 : squaredDeviations / count;
    }
}
