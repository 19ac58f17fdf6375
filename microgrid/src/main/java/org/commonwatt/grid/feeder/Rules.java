package org.commonwatt.grid.feeder;

/// Argument checks whose message states the rule, the value and the place.
final class Rules {
    private Rules() {}

    static void finite(String owner, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) of %s must be a finite number.".formatted(name, value, owner));
        }
    }

    static void positive(String owner, String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) of %s must be positive and finite.".formatted(name, value, owner));
        }
    }

    /// Infinity means that there is no limit.
    static void limit(String owner, String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    "The %s (%s) of %s must not be negative.".formatted(name, value, owner));
        }
    }

    static void index(String owner, String name, int value, int size) {
        if (value < 0 || value >= size) {
            throw new IllegalArgumentException(
                    "The %s (%d) of %s must lie between 0 and %d.\nMaybe buses are counted from 1."
                            .formatted(name, value, owner, size - 1));
        }
    }
}
