package org.commonwatt.experiments.weather;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Hours as typical-year files label them: 1 to 24, each by its end. A file that counts 0 to 23
/// labels each by its start.
final class HourLabels {
    private final boolean byStart;

    private HourLabels(boolean byStart) {
        this.byStart = byStart;
    }

    /// The labels of a file.
    ///
    /// @param hasZero whether an hour 0 occurs
    /// @param has24 whether an hour 24 occurs
    static HourLabels of(boolean hasZero, boolean has24) {
        return new HourLabels(hasZero && !has24);
    }

    boolean byStart() {
        return byStart;
    }

    /// Why an hour cannot be, or an empty text.
    String fault(int hour) {
        int first = byStart ? 0 : 1;
        return hour >= first && hour <= first + 23
                ? ""
                : "is %d but must lie between %d and %d.".formatted(hour, first, first + 23);
    }

    /// Middle of the interval of `minutes` that ends `endMinute` minutes after the start of the
    /// labelled hour, or null where there is no such date.
    @Nullable LocalDateTime middle(int[] date, int hour, double endMinute, double minutes) {
        try {
            LocalDateTime start =
                    LocalDate.of(date[0], date[1], date[2])
                            .atStartOfDay()
                            .plusHours(byStart ? hour : hour - 1L);
            return start.plusSeconds(Math.round((endMinute - minutes / 2) * 60));
        } catch (DateTimeException invalid) {
            return null;
        }
    }
}
