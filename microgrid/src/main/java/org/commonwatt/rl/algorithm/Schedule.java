package org.commonwatt.rl.algorithm;

/// A number that moves on a straight line from one value to another during a part of the training,
/// and stays there: learning rates, exploration, entropy weights.
///
/// @param from value at the first step
/// @param to value from `until` on
/// @param until share of the training after which the line ends, 0 < until ≤ 1
public record Schedule(double from, double to, double until) {
    public Schedule {
        if (!(until > 0 && until <= 1)) {
            throw new IllegalArgumentException(
                    "A schedule must end within the training, at a share above 0 and up to 1: "
                            + until
                            + ".");
        }
    }

    /// The same value all the time.
    public static Schedule constant(double value) {
        return new Schedule(value, value, 1);
    }

    /// The value after a number of steps.
    public double at(long steps, long totalSteps) {
        double share = Math.min(1, steps / (until * totalSteps));
        return from + share * (to - from);
    }
}
