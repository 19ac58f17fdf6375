package org.commonwatt.operate.scenario.days;

/// A deferrable appliance and when its users fill it.
///
/// @param energyKwh energy of one run, > 0
/// @param minutes length of one run, > 0
/// @param heatShare share of the energy that the first quarter of the run takes (water is heated),
///   [0, 1]
/// @param runsPerWeek runs on the average, (0, 7]
/// @param fromMinute minute of the day from which it may start
/// @param latestMinute minute of the same day at which it starts by itself, ≥ fromMinute
/// @param days on which days it is filled
public record JobProfile(
        double energyKwh,
        double minutes,
        double heatShare,
        double runsPerWeek,
        int fromMinute,
        int latestMinute,
        Days days) {
    /// Kinds of day.
    public enum Days {
        /// Every day.
        ALL,
        /// Monday to Friday.
        WEEKDAY,
        /// Saturday and Sunday.
        WEEKEND
    }

    /// Four loads a week, filled in the morning, wanted in the evening.
    public static final JobProfile WASHING_MACHINE =
            new JobProfile(0.9, 120, 0.75, 4, 7 * 60, 18 * 60, Days.ALL);

    /// Five runs a week, filled after dinner, wanted before midnight.
    public static final JobProfile DISHWASHER =
            new JobProfile(1.0, 105, 0.6, 5, 13 * 60, 22 * 60, Days.ALL);

    /// Three loads a week, filled before noon.
    public static final JobProfile TUMBLE_DRYER =
            new JobProfile(1.9, 75, 0.25, 3, 9 * 60, 19 * 60, Days.ALL);

    public JobProfile {
        if (!(energyKwh > 0) || !(minutes > 0) || !(heatShare >= 0 && heatShare <= 1)) {
            throw new IllegalArgumentException(
                    "The energyKwh (%s) and minutes (%s) must be positive, heatShare (%s) in 0 to 1."
                            .formatted(energyKwh, minutes, heatShare));
        }
        if (!(runsPerWeek > 0 && runsPerWeek <= 7)) {
            throw new IllegalArgumentException(
                    "The runsPerWeek (%s) must lie above 0 and up to 7.".formatted(runsPerWeek));
        }
        if (fromMinute < 0 || latestMinute < fromMinute || latestMinute > 24 * 60) {
            throw new IllegalArgumentException(
                    "The latestMinute (%d) must lie between fromMinute (%d) and 1440."
                            .formatted(latestMinute, fromMinute));
        }
    }

    /// The same appliance, filled later.
    JobProfile from(int minute) {
        return new JobProfile(
                energyKwh, minutes, heatShare, runsPerWeek, minute, latestMinute, days);
    }

    /// Days of the week on which it may be filled.
    int possibleDays() {
        return switch (days) {
            case ALL -> 7;
            case WEEKDAY -> 5;
            case WEEKEND -> 2;
        };
    }
}
