package org.commonwatt.experiments.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes series side by side as CSV: `time_utc`, then a column each.
final class SeriesWriter {
    private final Instant start;
    private final long stepSeconds;
    private final List<String> headers = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    SeriesWriter(Instant start, long stepSeconds) {
        this.start = start;
        this.stepSeconds = stepSeconds;
    }

    /// Adds a column; its header ends in the unit.
    void add(String header, double[] values) {
        headers.add(header);
        columns.add(values);
    }

    /// Writes the file.
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time_utc");
            for (String header : headers) {
                out.write(',');
                out.write(header);
            }
            out.write('\n');
            int rows = columns.getFirst().length;
            for (int row = 0; row < rows; row++) {
                out.write(start.plusSeconds(row * stepSeconds).toString());
                for (double[] column : columns) {
                    out.write(',');
                    out.write(text(column[row]));
                }
                out.write('\n');
            }
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
