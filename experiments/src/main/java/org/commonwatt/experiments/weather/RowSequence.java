package org.commonwatt.experiments.weather;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;

/// The rows of a file one behind the other on an even grid, and whether their years mean anything.
///
/// A typical year takes each month from another year, or a leap year without its 29 February: then
/// the rows get the dates of 2001 (of 2004 with a 29 February).
final class RowSequence {
    private static final int COMMON_YEAR = 2001;
    private static final int LEAP_YEAR = 2004;
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
    private static final int MAX_SLOTS = 4_000_000;
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter UNDATED = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final RowPlaces places;
    private final int rowSeconds;
    private final List<LocalDateTime> middles = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private boolean typical;

    RowSequence(RowPlaces places, int rowSeconds) {
        this.places = places;
        this.rowSeconds = rowSeconds;
    }

    /// Adds a row by the middle of its time, local standard time.
    void add(int row, LocalDateTime middle) {
        rows.add(row);
        middles.add(middle);
    }

    int size() {
        return rows.size();
    }

    /// Slot of each row on the grid that starts with row 0.
    ///
    /// @throws WeatherRefusal if rows repeat, go back or lie off the grid
    int[] slots() throws WeatherRefusal {
        typical = hasMixedYears() || lacksLeapDay();
        if (typical) {
            takeOneYear();
        }
        int[] slots = new int[size()];
        for (int k = 1; k < slots.length; k++) {
            long since = second(k) - second(k - 1);
            if (since <= 0 || since % rowSeconds != 0) {
                throw new WeatherRefusal(disorder(k, since));
            }
            long slot = slots[k - 1] + since / rowSeconds;
            if (slot >= MAX_SLOTS) {
                throw new WeatherRefusal(
                        places.problem(
                                rows.get(k),
                                "The row is %d rows after the first, too many to read."
                                        .formatted(slot),
                                null));
            }
            slots[k] = (int) slot;
        }
        return slots;
    }

    private boolean hasMixedYears() {
        for (int k = 1; k < size(); k++) {
            LocalDateTime now = middles.get(k);
            LocalDateTime before = middles.get(k - 1);
            boolean newYear = now.getYear() == before.getYear() + 1 && now.getMonthValue() == 1;
            if (now.getYear() != before.getYear() && !newYear) {
                return true;
            }
        }
        return false;
    }

    private boolean lacksLeapDay() {
        for (int k = 1; k < size(); k++) {
            LocalDateTime now = middles.get(k);
            boolean jump =
                    now.getMonth() == Month.MARCH
                            && middles.get(k - 1).getMonth() == Month.FEBRUARY
                            && Year.isLeap(now.getYear());
            if (jump && second(k) - second(k - 1) == 86_400 + rowSeconds) {
                return true;
            }
        }
        return false;
    }

    private void takeOneYear() {
        boolean leap = middles.stream().anyMatch(each -> MonthDay.from(each).equals(LEAP_DAY));
        int year = leap ? LEAP_YEAR : COMMON_YEAR;
        int month = 0;
        for (int k = 0; k < size(); k++) {
            LocalDateTime middle = middles.get(k);
            year += month == 12 && middle.getMonthValue() == 1 ? 1 : 0;
            month = middle.getMonthValue();
            middles.set(k, middle.withYear(year));
        }
    }

    private Problem disorder(int k, long since) {
        String at = label(start(k));
        boolean clockChange =
                since == 0 && List.of(3, 4, 9, 10, 11).contains(middles.get(k).getMonthValue());
        String message =
                since == 0
                        ? "The hour %s appears a second time; each may appear once.".formatted(at)
                        : since < 0
                                ? "The hour %s comes after later ones; times must rise."
                                        .formatted(at)
                                : "The hour %s lies off the grid of %d minutes."
                                        .formatted(at, rowSeconds / 60);
        return places.problem(
                rows.get(k),
                message,
                clockChange
                        ? "the times follow daylight saving; weather files keep standard time all year."
                        : null);
    }

    private long second(int k) {
        return middles.get(k).toEpochSecond(ZoneOffset.UTC);
    }

    /// Start of row `k`, local standard time.
    LocalDateTime start(int k) {
        return middles.get(k).minusSeconds(rowSeconds / 2);
    }

    /// Whether years mean nothing; known after [#slots()].
    boolean isTypical() {
        return typical;
    }

    /// A time of the file as messages show it.
    String label(LocalDateTime local) {
        return local.format(typical ? UNDATED : DATED);
    }

    /// What row `k` is called in messages: line or place in a list.
    int row(int k) {
        return rows.get(k);
    }
}
