package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.jspecify.annotations.Nullable;

/// One calendar day of a zone on the axis of seconds; 23, 24 or 25 hours long.
final class LocalDay {
    static final int MINUTES = 24 * 60;

    private final LocalDate date;
    private final double startSecond;
    private final double endSecond;
    private final double changeMinute;
    private final double lostMinutes;

    LocalDay(LocalDate date, ZoneId zone) {
        this.date = date;
        startSecond = date.atStartOfDay(zone).toEpochSecond();
        endSecond = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
        @Nullable ZoneOffsetTransition change =
                endSecond - startSecond == MINUTES * 60
                        ? null
                        : zone.getRules()
                                .nextTransition(date.atStartOfDay(zone).toInstant().minusMillis(1));
        changeMinute =
                change == null
                        ? Double.POSITIVE_INFINITY
                        : (change.toEpochSecond() - startSecond) / 60.0;
        lostMinutes = MINUTES - (endSecond - startSecond) / 60.0;
    }

    /// The days that a window touches, and the one before it, whose evening reaches into it.
    static List<LocalDay> of(TimeAxis.Window window, TimeAxis axis) {
        LocalDate first = window.start().atZone(axis.zone()).toLocalDate();
        LocalDate last =
                window.start()
                        .plus(axis.step().multipliedBy(window.steps()))
                        .minusNanos(1)
                        .atZone(axis.zone())
                        .toLocalDate();
        List<LocalDay> days = new ArrayList<>();
        for (LocalDate date = first.minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            days.add(new LocalDay(date, axis.zone()));
        }
        return days;
    }

    LocalDate date() {
        return date;
    }

    /// Whether nobody works by the calendar: Saturday or Sunday.
    boolean weekend() {
        return date.getDayOfWeek().getValue() >= 6;
    }

    double startSecond() {
        return startSecond;
    }

    double endSecond() {
        return endSecond;
    }

    /// The second at which a wall clock shows `minute` of this day. Never decreasing in `minute`;
    /// beyond 1440 it runs into the next day.
    double secondAt(double minute) {
        if (minute < changeMinute) {
            return startSecond + 60.0 * minute;
        }
        return startSecond + 60.0 * Math.max(changeMinute, minute - lostMinutes);
    }

    /// Day of the year as an angle, 0 at the winter solstice of the north (21 December), radians.
    static double seasonAngle(LocalDate date) {
        return 2 * Math.PI * (date.getDayOfYear() + 10) / 365.25;
    }
}
