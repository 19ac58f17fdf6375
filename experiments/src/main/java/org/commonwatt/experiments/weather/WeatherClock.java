package org.commonwatt.experiments.weather;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/// The even time axis of a weather file, and where on it an instant of a scenario lies: by date, or
/// by month, day and time of day whatever the year.
///
/// Days are those of the file's standard time. 29 February falls back on the 28th where the file
/// has none. Immutable.
public final class WeatherClock {
    private static final int DAYS = 366;
    private static final int LEAP_DAY = 59;
    private static final int LEAP_YEAR = 2000;
    private static final int DAY_SECONDS = 86_400;

    private final long firstSecond;
    private final int rowSeconds;
    private final int rows;
    private final ZoneOffset offset;
    private final boolean typical;
    private final int[] rowOfYear;

    /// @param firstSecond start of row 0, epoch seconds
    /// @param rowSeconds length of a row; divides a day
    /// @param typical whether the years of the file mean nothing
    WeatherClock(long firstSecond, int rowSeconds, int rows, ZoneOffset offset, boolean typical) {
        this.firstSecond = firstSecond;
        this.rowSeconds = rowSeconds;
        this.rows = rows;
        this.offset = offset;
        this.typical = typical;
        rowOfYear = new int[DAYS * rowsPerDay()];
        Arrays.fill(rowOfYear, -1);
        for (int row = 0; row < rows; row++) {
            rowOfYear[place(second(row))] = row;
        }
    }

    private int rowsPerDay() {
        return DAY_SECONDS / rowSeconds;
    }

    /// Start of row `row`, epoch seconds.
    long second(int row) {
        return firstSecond + (long) row * rowSeconds;
    }

    /// Start of the first row.
    public Instant start() {
        return Instant.ofEpochSecond(firstSecond);
    }

    /// End of the last row.
    public Instant end() {
        return Instant.ofEpochSecond(second(rows));
    }

    /// Length of a row in seconds.
    public int rowSeconds() {
        return rowSeconds;
    }

    /// Number of rows.
    public int rows() {
        return rows;
    }

    /// Standard time of the file's days.
    public ZoneOffset offset() {
        return offset;
    }

    /// Whether its months come from different years, so that only month, day and hour count.
    public boolean isTypical() {
        return typical;
    }

    /// Whether there is a row for every hour of a year of 365 days.
    public boolean isWholeYear() {
        for (int place = 0; place < rowOfYear.length; place++) {
            if (rowOfYear[place] < 0 && place / rowsPerDay() != LEAP_DAY) {
                return false;
            }
        }
        return true;
    }

    /// Start of the row, on the grid of the file continued for ever, in which a second lies.
    long rowStart(long second) {
        return second - Math.floorMod(second - firstSecond, rowSeconds);
    }

    /// Row of the date, or −1 outside the file.
    public int rowByDate(long second) {
        long row = Math.floorDiv(second - firstSecond, rowSeconds);
        return row >= 0 && row < rows ? (int) row : -1;
    }

    /// Row of the same month, day and time of day in the file, or −1 where it has none.
    public int rowByCalendar(long second) {
        int place = place(rowStart(second));
        int row = rowOfYear[place];
        return row < 0 && place / rowsPerDay() == LEAP_DAY ? rowOfYear[place - rowsPerDay()] : row;
    }

    /// Place within a leap year of the row that starts at `start`, told by the row's middle.
    private int place(long start) {
        LocalDateTime middle = LocalDateTime.ofEpochSecond(start + rowSeconds / 2, 0, offset);
        int day = middle.toLocalDate().withYear(LEAP_YEAR).getDayOfYear() - 1;
        return day * rowsPerDay() + middle.toLocalTime().toSecondOfDay() / rowSeconds;
    }
}
