package org.commonwatt.experiments.scenario.series;

import java.util.Arrays;

/// One column on the even grid of its file: a slot per interval, NaN where nothing was measured.
///
/// Rule for gaps: up to one hour, a straight line between the neighbours; up to two hours, the same
/// time of the day before (after it where the day before is missing too). Longer gaps stay.
final class SeriesGrid {
    private static final long MAX_SLOTS = 40_000_000;
    private static final long DAY_SECONDS = 86_400;

    private final long firstSecond;
    private final long stepSeconds;
    private final double[] values;
    private final boolean[] filled;

    private SeriesGrid(long firstSecond, long stepSeconds, double[] values) {
        this.firstSecond = firstSecond;
        this.stepSeconds = stepSeconds;
        this.values = values;
        filled = new boolean[values.length];
    }

    /// Places the rows on the grid and fills short gaps.
    ///
    /// @param numbers the column, one number per row, NaN where missing
    /// @throws CsvRefusal if a row is off the grid
    static SeriesGrid of(CsvTable table, SeriesTimes times, double[] numbers) throws CsvRefusal {
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
        var grid = new SeriesGrid(first, step, values);
        grid.fillGaps();
        return grid;
    }

    /// A grid whose rows follow each other without a time column.
    static SeriesGrid ofRows(long stepSeconds, double[] numbers) {
        var grid = new SeriesGrid(0, stepSeconds, numbers.clone());
        grid.fillGaps();
        return grid;
    }

    private void fillGaps() {
        int slot = 0;
        while (slot < values.length) {
            if (!Double.isNaN(values[slot])) {
                slot++;
                continue;
            }
            int end = slot;
            while (end < values.length && Double.isNaN(values[end])) {
                end++;
            }
            fill(slot, end);
            slot = end;
        }
    }

    private void fill(int from, int to) {
        long seconds = (to - from) * stepSeconds;
        boolean inside = from > 0 && to < values.length;
        if (seconds <= 3600 && inside) {
            double before = values[from - 1];
            double slope = (values[to] - before) / (to - from + 1);
            for (int k = from; k < to; k++) {
                values[k] = before + slope * (k - from + 1);
                filled[k] = true;
            }
        } else if (seconds <= 7200) {
            fillFromOtherDay(from, to);
        }
    }

    private void fillFromOtherDay(int from, int to) {
        int day = (int) (DAY_SECONDS / stepSeconds);
        for (int shift : new int[] {-day, day}) {
            if (DAY_SECONDS % stepSeconds == 0 && isWhole(from + shift, to + shift)) {
                System.arraycopy(values, from + shift, values, from, to - from);
                Arrays.fill(filled, from, to, true);
                return;
            }
        }
    }

    private boolean isWhole(int from, int to) {
        if (from < 0 || to > values.length) {
            return false;
        }
        for (int k = from; k < to; k++) {
            if (Double.isNaN(values[k])) {
                return false;
            }
        }
        return true;
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
