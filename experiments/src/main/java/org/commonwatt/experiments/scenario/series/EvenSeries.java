package org.commonwatt.experiments.scenario.series;

import java.time.Instant;
import java.time.ZoneId;

/// A column of a file on its own even grid, as measured: NaN where there is no value.
public final class EvenSeries {
    private final Instant start;
    private final long stepSeconds;
    private final double[] values;

    private EvenSeries(Instant start, long stepSeconds, double[] values) {
        this.start = start;
        this.stepSeconds = stepSeconds;
        this.values = values;
    }

    /// A column of a table that has a time column.
    ///
    /// @param zone zone of times without offset
    /// @throws CsvRefusal if the times are unreadable, repeated or uneven
    public static EvenSeries of(CsvTable table, int column, ZoneId zone) throws CsvRefusal {
        SeriesTimes times = SeriesTimes.of(table, zone);
        double[] values = SeriesGrid.placed(table, times, table.numbers(column));
        return new EvenSeries(times.first(), times.stepSeconds(), values);
    }

    /// Start of the first value's interval.
    public Instant start() {
        return start;
    }

    /// Length of an interval.
    public long stepSeconds() {
        return stepSeconds;
    }

    /// One number per interval; the series' own array.
    public double[] values() {
        return values;
    }
}
