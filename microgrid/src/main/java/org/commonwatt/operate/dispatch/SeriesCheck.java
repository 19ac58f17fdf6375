package org.commonwatt.operate.dispatch;

/// Refuses series of a wrong length and numbers that are none.
final class SeriesCheck {
    private SeriesCheck() {}

    static void require(String owner, String name, double[] values, int steps) {
        if (values.length != steps) {
            throw new IllegalArgumentException(
                    "The %s of %s has %d numbers but the window has %d steps."
                            .formatted(name, owner, values.length, steps));
        }
        for (int t = 0; t < steps; t++) {
            if (Double.isNaN(values[t])) {
                throw new IllegalArgumentException(
                        "The %s of %s at step %d is not a number.".formatted(name, owner, t));
            }
        }
    }
}
