package org.commonwatt.experiments.imports;

import java.time.Instant;
import java.util.Arrays;

/// Raw readings of one meter, in the order of its file.
final class MeterReadings {
    private final String id;
    private final String source;
    private String arm = "";
    private long[] seconds = new long[4096];
    private double[] values = new double[4096];
    private int count;

    MeterReadings(String id, String source) {
        this.id = id;
        this.source = source;
    }

    void add(long second, double value) {
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        seconds[count] = second;
        values[count++] = value;
    }

    void arm(String text) {
        arm = text;
    }

    /// Identifier of the meter.
    String id() {
        return id;
    }

    /// File it came from.
    String source() {
        return source;
    }

    /// Tariff arm where the file names one, else an empty text.
    String arm() {
        return arm;
    }

    int count() {
        return count;
    }

    Instant first() {
        return Instant.ofEpochSecond(Arrays.stream(seconds, 0, count).min().orElse(0));
    }

    Instant last() {
        return Instant.ofEpochSecond(Arrays.stream(seconds, 0, count).max().orElse(0));
    }

    /// The readings on an even grid, NaN where there is none. The first of several readings of one
    /// time counts; readings beside the grid are left out.
    double[] onGrid(Instant start, int steps, long stepSeconds) {
        double[] grid = new double[steps];
        Arrays.fill(grid, Double.NaN);
        for (int k = 0; k < count; k++) {
            long since = seconds[k] - start.getEpochSecond();
            long slot = Math.floorDiv(since, stepSeconds);
            boolean inside = since % stepSeconds == 0 && slot >= 0 && slot < steps;
            if (inside && Double.isNaN(grid[(int) slot])) {
                grid[(int) slot] = values[k];
            }
        }
        return grid;
    }
}
