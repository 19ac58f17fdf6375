package org.commonwatt.operate.policy;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.TimeAxis;

/// The numbers of a [TablePolicy]: per season and hour of the day how far to charge and how far to
/// discharge.
///
/// @param buySoc state of charge up to which batteries are filled, from the grid if need be,
///   `[row]`
/// @param keepSoc state of charge below which they do not serve demand, `[row]`
public record HourTable(List<Double> buySoc, List<Double> keepSoc) {
    /// Seasons: April to September, October to March.
    public static final int SEASONS = 2;

    /// Rows of a table: seasons × 24 hours.
    public static final int ROWS = SEASONS * 24;

    private static final String SHADES = "·▁▂▃▄▅▆▇█";

    public HourTable {
        buySoc = List.copyOf(buySoc);
        keepSoc = List.copyOf(keepSoc);
        if (buySoc.size() != ROWS || keepSoc.size() != ROWS) {
            throw new IllegalArgumentException(
                    "A table needs %d numbers of each kind: %d and %d."
                            .formatted(ROWS, buySoc.size(), keepSoc.size()));
        }
        for (int row = 0; row < ROWS; row++) {
            requireSoc("buySoc", row, buySoc.get(row));
            requireSoc("keepSoc", row, keepSoc.get(row));
        }
    }

    private static void requireSoc(String name, int row, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The %s of hour %d in season %d must be a state of charge from 0 to 1: %s."
                            .formatted(name, row % 24, row / 24, value));
        }
    }

    /// Never buy, keep nothing: surplus in, deficit out.
    public static HourTable neutral() {
        return of(new double[2 * ROWS]);
    }

    /// A table from the numbers of a search: all `buySoc`, then all `keepSoc`.
    public static HourTable of(double[] numbers) {
        if (numbers.length != 2 * ROWS) {
            throw new IllegalArgumentException(
                    "A table has %d numbers: %d.".formatted(2 * ROWS, numbers.length));
        }
        return new HourTable(
                Arrays.stream(numbers, 0, ROWS).boxed().toList(),
                Arrays.stream(numbers, ROWS, 2 * ROWS).boxed().toList());
    }

    /// The reverse of [#of].
    public double[] numbers() {
        double[] numbers = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            numbers[row] = buySoc.get(row);
            numbers[ROWS + row] = keepSoc.get(row);
        }
        return numbers;
    }

    /// The row of a step: by local month and hour.
    public static int row(TimeAxis axis, int t) {
        return (isSummer(axis, t) ? 0 : 24) + axis.hourOfDay(t);
    }

    /// Whether a step lies in the season of April to September.
    static boolean isSummer(TimeAxis axis, int t) {
        int month = axis.date(axis.day(t)).getMonthValue();
        return month >= 4 && month <= 9;
    }

    double buySoc(int row) {
        return buySoc.get(row);
    }

    double keepSoc(int row) {
        return keepSoc.get(row);
    }

    /// The table as a chart of bars, one character per hour: `█` is full, `·` is empty.
    public String chart() {
        return """
                hour                    0     6     12    18
                summer  charge up to    %s
                        keep at least   %s
                winter  charge up to    %s
                        keep at least   %s
                """
                .formatted(bars(buySoc, 0), bars(keepSoc, 0), bars(buySoc, 24), bars(keepSoc, 24));
    }

    private static String bars(List<Double> numbers, int from) {
        StringBuilder text = new StringBuilder();
        for (double soc : numbers.subList(from, from + 24)) {
            text.append(SHADES.charAt((int) Math.round(soc * (SHADES.length() - 1))));
        }
        return text.toString();
    }
}
