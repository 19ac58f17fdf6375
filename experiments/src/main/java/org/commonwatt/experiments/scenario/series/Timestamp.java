package org.commonwatt.experiments.scenario.series;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as files write them: ISO dates and times with a blank or a T, with or without seconds and
/// offset; `31.12.2024 23:45` too.
///
/// @param local the time on the clock
/// @param offset offset from UTC; null where the text has none
public record Timestamp(LocalDateTime local, @Nullable ZoneOffset offset) {
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4})[-/](\\d\\d)[-/](\\d\\d)(?:[T ]+(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d*)?)?)?"
                            + " *(Z|[-+]\\d\\d(?::?\\d\\d)?)?");
    private static final Pattern DOTTED =
            Pattern.compile(
                    "(\\d\\d)\\.(\\d\\d)\\.(\\d{4})(?:[T ]+(\\d\\d):(\\d\\d)(?::(\\d\\d))?)?");

    /// The time in `text`, or null where there is none.
    public static @Nullable Timestamp parse(String text) {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return new Timestamp(
                        local(iso, 1, 2, 3), iso.group(7) == null ? null : offset(iso.group(7)));
            }
            Matcher dotted = DOTTED.matcher(text);
            return dotted.matches() ? new Timestamp(local(dotted, 3, 2, 1), null) : null;
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    private static LocalDateTime local(Matcher m, int year, int month, int day) {
        int hour = number(m.group(4));
        LocalDateTime midnight =
                LocalDateTime.of(
                        number(m.group(year)), number(m.group(month)), number(m.group(day)), 0, 0);
        if (hour == 24 && number(m.group(5)) == 0) {
            return midnight.plusDays(1);
        }
        return midnight.withHour(hour)
                .withMinute(number(m.group(5)))
                .withSecond(number(m.group(6)));
    }

    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text.length() == 3 ? text + ":00" : text);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
