package org.commonwatt.numeric;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/// A confidence interval, both ends included.
///
/// @param low lower end
/// @param high upper end, at least `low`
/// @param level coverage it is made for, such as 0.95
public record Interval(double low, double high, double level) {

    /// Rejects an upside-down interval and a level outside 0 to 1; ends that are NaN mean
    /// "undefined".
    public Interval {
        if (low > high) {
            throw new IllegalArgumentException(
                    "An interval's low end must not exceed its high end: " + low + " > " + high);
        }
        requireLevel(level);
    }

    /// Wilson's score interval of a share, for `successes` of `trials` (Wilson, JASA 22, 1927).
    public static Interval wilson(int successes, int trials, double level) {
        requireLevel(level);
        if (trials <= 0 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "Successes must lie in 0 to the number of trials: "
                            + successes
                            + " of "
                            + trials);
        }
        var score =
                BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, 1 - level);
        return new Interval(score.getLowerBound(), score.getUpperBound(), level);
    }

    /// Whether the value lies between the ends.
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /// Distance of the ends.
    public double width() {
        return high - low;
    }

    static void requireLevel(double level) {
        if (!(level > 0.0 && level < 1.0)) {
            throw new IllegalArgumentException(
                    "A confidence level must lie between 0 and 1: "
                            + level
                            + "\nMaybe it is a percentage: 95 % is 0.95.");
        }
    }
}
