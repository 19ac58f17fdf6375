package org.commonwatt.rl.space;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonwatt.numeric.RandomStream;

/// Numbers within bounds, each with its own; a bound may be infinite, a number may not.
public final class Box implements Space {
    private final double[] low;
    private final double[] high;
    private final List<String> names;

    /// @param low smallest values, −∞ where there is none
    /// @param high largest values, +∞ where there is none
    /// @param names one per number
    public Box(double[] low, double[] high, List<String> names) {
        if (low.length != high.length || low.length != names.size()) {
            throw new IllegalArgumentException(
                    "Every number of a box needs two bounds and a name: %d, %d, %d"
                            .formatted(low.length, high.length, names.size()));
        }
        for (int k = 0; k < low.length; k++) {
            if (!(low[k] <= high[k])) {
                throw new IllegalArgumentException(
                        "Bounds must be in order: %s to %s for %s"
                                .formatted(low[k], high[k], names.get(k)));
            }
        }
        this.low = low.clone();
        this.high = high.clone();
        this.names = List.copyOf(names);
    }

    /// The same bounds for all numbers.
    public static Box of(double low, double high, List<String> names) {
        double[] lows = new double[names.size()];
        double[] highs = new double[names.size()];
        Arrays.fill(lows, low);
        Arrays.fill(highs, high);
        return new Box(lows, highs, names);
    }

    /// No bounds.
    public static Box unbounded(List<String> names) {
        return of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, names);
    }

    /// The smallest value of number k.
    public double low(int k) {
        return low[k];
    }

    /// The largest value of number k.
    public double high(int k) {
        return high[k];
    }

    /// The nearest value of number k.
    public double clip(int k, double value) {
        return Math.clamp(value, low[k], high[k]);
    }

    @Override
    public int size() {
        return low.length;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean contains(double[] values, int from) {
        Objects.checkFromIndexSize(from, low.length, values.length);
        for (int k = 0; k < low.length; k++) {
            if (!contains(k, values[from + k])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean contains(float[] values, int from) {
        Objects.checkFromIndexSize(from, low.length, values.length);
        for (int k = 0; k < low.length; k++) {
            float value = values[from + k];
            if (!(Float.isFinite(value) && (float) low[k] <= value && value <= (float) high[k])) {
                return false;
            }
        }
        return true;
    }

    private boolean contains(int k, double value) {
        return Double.isFinite(value) && low[k] <= value && value <= high[k];
    }

    /// Uniform between two bounds, exponential with mean 1 away from a single one, standard normal
    /// where there is none.
    @Override
    public void sample(RandomStream random, double[] into, int from) {
        Objects.checkFromIndexSize(from, low.length, into.length);
        for (int k = 0; k < low.length; k++) {
            into[from + k] = sample(random, k);
        }
    }

    @Override
    public void sample(RandomStream random, float[] into, int from) {
        Objects.checkFromIndexSize(from, low.length, into.length);
        for (int k = 0; k < low.length; k++) {
            into[from + k] = (float) sample(random, k);
        }
    }

    private double sample(RandomStream random, int k) {
        double least = low[k];
        double most = high[k];
        boolean below = least > Double.NEGATIVE_INFINITY;
        boolean above = most < Double.POSITIVE_INFINITY;
        if (below && above) {
            double u = random.nextDouble();
            double value = (1 - u) * least + u * most; // a width may overflow
            return value < least ? least : value > most ? most : value;
        }
        if (!below && !above) {
            return random.nextGaussian();
        }
        double away = random.nextExponential();
        return below ? least + away : most - away;
    }

    @Override
    public Optional<String> problem(double[] values, int from) {
        Objects.checkFromIndexSize(from, low.length, values.length);
        for (int k = 0; k < low.length; k++) {
            if (!contains(k, values[from + k])) {
                return Optional.of(
                        "%s must be a number from %s to %s: %s"
                                .formatted(names.get(k), low[k], high[k], values[from + k]));
            }
        }
        return Optional.empty();
    }
}
