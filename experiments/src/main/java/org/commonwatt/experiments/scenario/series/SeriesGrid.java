package org.commonwatt.experiments.scenario.series;

import java.util.Arrays;

/// One column on the even grid of its file: a slot per interval, NaN where nothing was measured.
///
/// Rule for gaps: up to one hour, a straight line between the neighbours; up to two hours, the same
/// time of the day before (after it where the day before is missing too). Longer gaps stay.
final class SeriesGrid {
    private static final long MAX_SLOTS = 40_000_000;

    private final long firstSecond;
    private final long stepSeconds;
    private final double[] values;
    private final boolean[] filled;

    private SeriesGrid(long firstSecond, long stepSeconds, double[] values) {
        this.firstSecond = firstSecond;
        this.stepSeconds = stepSeconds;
        this.values = values;
        filled = GapRule.fill(values, stepSeconds, GapRule.SHORT_HOURS);
    }

    /// Places the rows on the grid and fills short gaps.
    ///
    /// @param numbers the column, one number per row, NaN where missing
    /// @throws CsvRefusal if a row is off the grid
    static SeriesGrid of(CsvTable table, SeriesTimes times, double[] numbers) throws CsvRefusal {
        return new SeriesGrid(times.second(0), times.stepSeconds(), placed(table, times, numbers));
    }

    /// The rows on the grid of their times, NaN in between.
    static double[] placed(CsvTable table, SeriesTimes times, double[] numbers) throws CsvRefusal {
        long first = times.second(0);
        long step = times.stepSeconds();
        long slots = (times.second(times.rows() - 1) - first) / step + 1;
        if (slots > MAX_SLOTS) {
            throw SeriesTimes.refusal(
                    table, 0, "spans %d steps, too many to read.".formatted(slots), null);
        }
        double[] values = new double[(int) slots];
        Arrays.fill(values, Double.NaN);
        for (int row = 0; row < times.rows(); row++) {
            long since = times.second(row) - first;
            if (since % step != 0) {
                throw SeriesTimes.refusal(
                        table,
                        row,
                        "is %s, off the grid of %s that the other rows form."
                                .formatted(table.times().get(row), times.step()),
                        null);
            }
            values[(int) (since / step)] = numbers[row];
        }
        return values;
    }

    /// A grid whose rows follow each other without a time column.
    static SeriesGrid ofRows(long stepSeconds, double[] numbers) {
        return new SeriesGrid(0, stepSeconds, numbers.clone());
    }

    long firstSecond() {
        return firstSecond;
    }

    long stepSeconds() {
        return stepSeconds;
    }

    int slots() {
        return values.length;
    }

    /// Value of a slot; NaN in a long gap and outside the file.
    double value(long slot) {
        return slot < 0 || slot >= values.length ? Double.NaN : values[(int) slot];
    }

    /// Whether the value of a slot was filled in.
    boolean isFilled(long slot) {
        return slot >= 0 && slot < values.length && filled[(int) slot];
    }

    /// Number of slots filled in anywhere in the file.
    int filledSlots() {
        int count = 0;
        for (boolean each : filled) {
            count += each ? 1 : 0;
        }
        return count;
    }
}
