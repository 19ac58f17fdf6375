package org.commonwatt.experiments.scenario.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;

/// The time column of a table as instants on a grid.
///
/// A time without offset is local time of the given zone. Where the clock is set back the same hour
/// comes twice: its second pass is recognised by the order of the rows. Where the clock is set
/// forward an hour does not exist: a row there is refused, because then the file is in another
/// zone.
public final class SeriesTimes {
    private final long[] seconds;
    private final long stepSeconds;

    private SeriesTimes(long[] seconds, long stepSeconds) {
        this.seconds = seconds;
        this.stepSeconds = stepSeconds;
    }

    /// Reads the time column.
    ///
    /// @throws CsvRefusal on a cell that is no time, a repeated time, or one that goes back
    public static SeriesTimes of(CsvTable table, ZoneId zone) throws CsvRefusal {
        ZoneId local =
                table.headers()
                                .get(table.timeColumn())
                                .toLowerCase(java.util.Locale.ROOT)
                                .endsWith("utc")
                        ? ZoneOffset.UTC
                        : zone;
        long[] seconds = new long[table.rows()];
        for (int row = 0; row < seconds.length; row++) {
            long previous = row == 0 ? Long.MIN_VALUE : seconds[row - 1];
            seconds[row] = second(table, row, local, previous);
            if (seconds[row] <= previous) {
                throw disorder(table, row, seconds[row] == previous);
            }
        }
        return new SeriesTimes(seconds, step(table, seconds));
    }

    private static long second(CsvTable table, int row, ZoneId zone, long previous)
            throws CsvRefusal {
        String text = table.times().get(row);
        Timestamp time = Timestamp.parse(text);
        if (time == null) {
            throw refusal(
                    table,
                    row,
                    "is \"%s\" but must be a time such as 2025-07-01T00:00Z.".formatted(text),
                    null);
        }
        ZoneOffset offset = time.offset();
        if (offset != null) {
            return time.local().toEpochSecond(offset);
        }
        return local(table, row, time.local(), zone, previous);
    }

    private static long local(
            CsvTable table, int row, LocalDateTime time, ZoneId zone, long previous)
            throws CsvRefusal {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw refusal(
                    table,
                    row,
                    "is %s, which does not exist in %s: the clock was set forward."
                            .formatted(time, zone),
                    "the times are UTC: name the column time_utc, or give the series zone: UTC.");
        }
        long first = time.toEpochSecond(offsets.getFirst());
        return first > previous ? first : time.toEpochSecond(offsets.getLast());
    }

    private static CsvRefusal disorder(CsvTable table, int row, boolean repeated) {
        String text = table.times().get(row);
        return repeated
                ? refusal(
                        table,
                        row,
                        "is %s, as in the row before: each time may appear once.".formatted(text),
                        "the file holds several meters: give each its own file or column.")
                : refusal(
                        table,
                        row,
                        "is %s, before the row above: times must rise.".formatted(text),
                        "the file holds several meters: give each its own file or column.");
    }

    /// The most frequent difference between rows.
    private static long step(CsvTable table, long[] seconds) throws CsvRefusal {
        if (seconds.length < 2) {
            throw refusal(table, 0, "has one row only, so its step is unknown.", null);
        }
        Map<Long, Integer> counts = new HashMap<>();
        for (int row = 1; row < seconds.length; row++) {
            counts.merge(seconds[row] - seconds[row - 1], 1, Integer::sum);
        }
        long best = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            int count = entry.getValue();
            int bestCount = counts.getOrDefault(best, 0);
            if (count > bestCount || (count == bestCount && entry.getKey() < best)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    static CsvRefusal refusal(CsvTable table, int row, String message, @Nullable String maybe) {
        int column = table.timeColumn();
        return new CsvRefusal(
                new Problem(
                        table.file(),
                        table.line(row),
                        column + 1,
                        table.headers().get(column),
                        message,
                        maybe));
    }

    /// Number of rows.
    public int rows() {
        return seconds.length;
    }

    /// Start of a row, epoch seconds.
    public long second(int row) {
        return seconds[row];
    }

    /// The most frequent distance of two rows.
    public long stepSeconds() {
        return stepSeconds;
    }

    Duration step() {
        return Duration.ofSeconds(stepSeconds);
    }

    Instant first() {
        return Instant.ofEpochSecond(seconds[0]);
    }

    /// End of the last row's interval.
    Instant end() {
        return Instant.ofEpochSecond(seconds[seconds.length - 1] + stepSeconds);
    }
}
