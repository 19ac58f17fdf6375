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
            if (isPlain(text)) {
                return plain(text);
            }
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

    /// Whether a text is `yyyy-MM-dd HH:mm`, perhaps with `:ss`, perhaps with Z: what nearly all
    /// rows are, read without the patterns.
    private static boolean isPlain(String text) {
        int length = text.length();
        boolean zulu = length > 16 && text.charAt(length - 1) == 'Z';
        int end = zulu ? length - 1 : length;
        return (end == 16 || end == 19)
                && isDigits(text, 0, 4)
                && text.charAt(4) == '-'
                && isDigits(text, 5, 7)
                && text.charAt(7) == '-'
                && isDigits(text, 8, 10)
                && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
                && isDigits(text, 11, 13)
                && text.charAt(13) == ':'
                && isDigits(text, 14, 16)
                && (end == 16 || (text.charAt(16) == ':' && isDigits(text, 17, 19)))
                && digits(text, 11, 13) < 24;
    }

    private static Timestamp plain(String text) {
        int length = text.length();
        LocalDateTime local =
                LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        length >= 19 ? digits(text, 17, 19) : 0);
        return new Timestamp(local, text.charAt(length - 1) == 'Z' ? ZoneOffset.UTC : null);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int k = from; k < to; k++) {
            if (text.charAt(k) < '0' || text.charAt(k) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
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
