package org.commonwatt.grid;

/// Argument checks whose message states the rule and the value; for this package and those below
/// it.
public final class Checks {
    private Checks() {}

    /// Above 0 and finite.
    public static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be positive and finite.".formatted(name, value));
        }
    }

    /// At least 0 and finite.
    public static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be a finite number >= 0.".formatted(name, value));
        }
    }

    /// Infinity means that there is no limit.
    public static void limit(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must not be negative.".formatted(name, value));
        }
    }

    /// Above 0 by so much that its reciprocal is finite, and at most 1.
    public static void efficiency(String name, double value) {
        if (!(value >= Double.MIN_NORMAL && value <= 1)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must lie above 0 and be at most 1.".formatted(name, value));
        }
    }

    /// A whole number between two bounds, both allowed.
    public static void count(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    most == Integer.MAX_VALUE
                            ? "The %s (%d) must be at least %d.".formatted(name, value, least)
                            : "The %s (%d) must lie between %d and %d."
                                    .formatted(name, value, least, most));
        }
    }

    /// Between two bounds, both allowed.
    public static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must lie between %s and %s.".formatted(name, value, low, high));
        }
    }

    /// Two equally long lists whose knots rise.
    public static void curve(String name, double[] x, double[] y) {
        if (x.length < 2 || x.length != y.length) {
            throw new IllegalArgumentException(
                    "The %s needs two equally long lists of at least 2 numbers (%d and %d)."
                            .formatted(name, x.length, y.length));
        }
        for (int k = 1; k < x.length; k++) {
            if (!(x[k] > x[k - 1]) || Double.isInfinite(x[k] - x[k - 1])) {
                throw new IllegalArgumentException(
                        "The %s must have finite, rising knots (%s after %s)."
                                .formatted(name, x[k], x[k - 1]));
            }
        }
    }
}
