package org.commonwatt.grid;

/// Argument checks whose message states the rule and the value.
final class Checks {
    private Checks() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be positive and finite.".formatted(name, value));
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must not be negative.".formatted(name, value));
        }
    }

    static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must lie between %s and %s.".formatted(name, value, low, high));
        }
    }

    static void curve(String name, double[] x, double[] y) {
        if (x.length < 2 || x.length != y.length) {
            throw new IllegalArgumentException(
                    "The %s needs two equally long lists of at least 2 numbers (%d and %d)."
                            .formatted(name, x.length, y.length));
        }
        for (int k = 1; k < x.length; k++) {
            if (!(x[k] > x[k - 1])) {
                throw new IllegalArgumentException(
                        "The %s must have rising knots (%s after %s)."
                                .formatted(name, x[k], x[k - 1]));
            }
        }
    }
}
