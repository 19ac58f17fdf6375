package org.commonwatt.operate.forecast;

import java.time.ZonedDateTime;
import org.commonwatt.grid.TimeAxis;

/// Place of each step in the local day and week, also for the steps behind the end of the axis.
final class Calendar {
    static final int HOURS_PER_WEEK = 7 * 24;

    private final int slotsPerDay;
    private final int[] slot;
    private final int[] hourOfWeek;

    Calendar(TimeAxis axis, int horizon) {
        long stepSeconds = axis.step().toSeconds();
        slotsPerDay = (int) (24 * 3600 / stepSeconds);
        int steps = axis.steps() + horizon;
        slot = new int[steps];
        hourOfWeek = new int[steps];
        int end = axis.steps() - 1;
        for (int t = 0; t < steps; t++) {
            ZonedDateTime local =
                    t <= end
                            ? axis.local(t)
                            : axis.local(end).plus(axis.step().multipliedBy(t - end));
            slot[t] = (int) (local.toLocalTime().toSecondOfDay() / stepSeconds);
            hourOfWeek[t] = 24 * (local.getDayOfWeek().getValue() - 1) + local.getHour();
        }
    }

    /// Number of steps in a day of 24 hours.
    int slotsPerDay() {
        return slotsPerDay;
    }

    /// Index of a step within its day by the wall clock.
    int slot(int t) {
        return slot[t];
    }

    /// Hour since Monday's midnight.
    int hourOfWeek(int t) {
        return hourOfWeek[t];
    }

    boolean weekend(int t) {
        return hourOfWeek[t] >= 5 * 24;
    }
}
