package org.commonwatt.experiments.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes series side by side as CSV: `time_utc` (or `time` with offset), then a column each.
final class SeriesWriter {
    private final Instant start;
    private final long stepSeconds;
    private final @Nullable ZoneOffset offset;
    private final List<String> headers = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    SeriesWriter(Instant start, long stepSeconds) {
        this(start, stepSeconds, null);
    }

    private SeriesWriter(Instant start, long stepSeconds, @Nullable ZoneOffset offset) {
        this.start = start;
        this.stepSeconds = stepSeconds;
        this.offset = offset;
    }

    /// Times on the clock of an offset, which each of them shows.
    static SeriesWriter local(Instant start, long stepSeconds, ZoneOffset offset) {
        return new SeriesWriter(start, stepSeconds, offset);
    }

    /// Adds a column; its header ends in the unit.
    void add(String header, double[] values) {
        headers.add(header);
        columns.add(values);
    }

    /// Writes the file.
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(offset == null ? "time_utc" : "time");
            for (String header : headers) {
                out.write(',');
                out.write(header);
            }
            out.write('\n');
            int rows = columns.getFirst().length;
            for (int row = 0; row < rows; row++) {
                out.write(time(start.plusSeconds(row * stepSeconds)));
                for (double[] column : columns) {
                    out.write(',');
                    out.write(text(column[row]));
                }
                out.write('\n');
            }
        }
    }

    private String time(Instant at) {
        return offset == null ? at.toString() : at.atOffset(offset).toString();
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
