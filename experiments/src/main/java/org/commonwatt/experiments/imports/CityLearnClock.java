package org.commonwatt.experiments.imports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.commonwatt.experiments.scenario.series.CsvTable;

/// When the first row of a CityLearn building file starts: the files have month, hour and kind of
/// day, but no date.
///
/// The first change of month fixes day and hour; the weekday (1 = Monday … 7 = Sunday) fixes the
/// year, the matching one nearest to 2016. Hours labelled 1 to 24 end at their label, hours
/// labelled 0 to 23 start at it. The files know no daylight saving.
final class CityLearnClock {
    private static final int NEAR_YEAR = 2016;
    private static final int YEARS = 12;

    private final double[] month;
    private final double[] hour;
    private final double[] dayType;
    private final double stepHours;

    private CityLearnClock(CsvTable table, double stepHours) {
        month = column(table, "month");
        hour = column(table, "hour");
        dayType = column(table, "day_type");
        this.stepHours = stepHours;
    }

    /// Local standard time at which row 0 starts.
    static LocalDateTime start(CsvTable table, double stepHours) {
        var clock = new CityLearnClock(table, stepHours);
        int year = NEAR_YEAR;
        for (int away = 0; away < 2 * YEARS; away++) {
            int candidate = NEAR_YEAR + (away % 2 == 0 ? away / 2 : -(away + 1) / 2);
            if (clock.weekdayFits(clock.start(candidate))) {
                year = candidate;
                break;
            }
        }
        return clock.start(year);
    }

    private static double[] column(CsvTable table, String header) {
        int column = table.columnOf(header);
        return column < 0 ? new double[table.rows()] : table.numbers(column);
    }

    /// The start if the first row lies in `year`.
    private LocalDateTime start(int year) {
        int first = (int) Math.clamp(month[0], 1, 12);
        for (int row = 1; row < month.length; row++) {
            if (month[row] != month[row - 1] && month[row] >= 1 && month[row] <= 12) {
                LocalDateTime change = LocalDate.of(year, (int) month[row], 1).atStartOfDay();
                change = month[row] < first ? change.plusYears(1) : change;
                return change.minusMinutes(Math.round((row - shift(row)) * stepHours * 60));
            }
        }
        return LocalDate.of(year, first, 1)
                .atStartOfDay()
                .plusMinutes(Math.round(60 * startHour(0)));
    }

    /// Rows by which the month changes later than midnight; 24 labels the last hour of a day.
    private double shift(int row) {
        return startHour(row) / stepHours;
    }

    private double startHour(int row) {
        boolean endLabels = java.util.Arrays.stream(hour).anyMatch(label -> label >= 24);
        return endLabels ? Math.max(0, hour[row] - 1) : hour[row];
    }

    private boolean weekdayFits(LocalDateTime start) {
        for (int row = 0; row < dayType.length; row++) {
            if (dayType[row] >= 1 && dayType[row] <= 7) {
                LocalDateTime at = start.plusMinutes(Math.round(row * stepHours * 60));
                return at.getDayOfWeek() == DayOfWeek.of((int) dayType[row]);
            }
        }
        return true;
    }
}
