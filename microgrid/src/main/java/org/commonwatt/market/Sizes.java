package org.commonwatt.market;

/// Checks how large accounts and arrays are to be.
final class Sizes {
    private Sizes() {}

    static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "The %s (%d) must be at least 1.".formatted(name, value));
        }
    }
}
