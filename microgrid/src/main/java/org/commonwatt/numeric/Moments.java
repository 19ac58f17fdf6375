package org.commonwatt.numeric;

/// Count, mean and spread of some numbers; immutable, so it doubles as the snapshot of
/// [RunningMoments]. Without numbers the mean and the extremes are NaN.
///
/// @param count how many
/// @param mean arithmetic mean
/// @param squaredDeviations Σ(x − mean)²
/// @param min smallest
/// @param max largest
public record Moments(long count, double mean, double squaredDeviations, double min, double max) {

    /// The moments of no numbers.
    public static final Moments EMPTY = new Moments(0, Double.NaN, 0.0, Double.NaN, Double.NaN);

    /// The moments of all values.
    public static Moments of(double[] values) {
        RunningMoments running = new RunningMoments();
        for (double value : values) {
            running.add(value);
        }
        return running.moments();
    }

    /// The moments of both sets of numbers together (Chan, Golub and LeVeque, *Updating formulae
    /// and a pairwise algorithm for computing sample variances*, 1979).
    public Moments merge(Moments other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        long total = count + other.count;
        double shift = other.mean - mean;
        double weight = (double) other.count / total;
        return new Moments(
                total,
                mean + shift * weight,
                squaredDeviations + other.squaredDeviations + shift * shift * count * weight,
                Math.min(min, other.min),
                Math.max(max, other.max));
    }

    /// Unbiased variance, Σ(x − mean)²/(n − 1); NaN below two numbers.
    public double variance() {
        return count < 2 ? Double.NaN : squaredDeviations / (count - 1);
    }

    /// Variance of the numbers as a whole population, Σ(x − mean)²/n; NaN for none.
    public double populationVariance() {
        return count == 0 ? Double.NaN : squaredDeviations / count;
    }

    /// Square root of the unbiased variance.
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /// Standard error of the mean.
    public double standardError() {
        return standardDeviation() / Math.sqrt((double) count);
    }
}
