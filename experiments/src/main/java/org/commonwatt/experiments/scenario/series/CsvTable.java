package org.commonwatt.experiments.scenario.series;

import java.util.ArrayList;
import java.util.List;

/// A CSV file in memory: headers, numeric columns, the text of the first columns that are no
/// numbers.
///
/// Cells are numbered as a user counts them: line from 1 with the header in line 1, column from 1.
/// Missing cells are NaN; a cell that is neither blank nor a number is NaN too and kept in
/// [#badCells(int)].
public final class CsvTable {
    /// A cell that is no finite number.
    ///
    /// @param row data row, counted from 0
    /// @param text what it holds
    public record BadCell(int row, String text) {}

    /// How many bad cells of a column are kept.
    static final int KEPT_BAD_CELLS = 5;

    private final String file;
    private final List<String> headers;
    private final int timeColumn;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private int[] lines = new int[1024];
    private int rows;

    CsvTable(String file, List<String> headers, int timeColumn) {
        this.file = file;
        this.headers = List.copyOf(headers);
        this.timeColumn = timeColumn;
        for (int c = 0; c < headers.size(); c++) {
            columns.add(new Column());
        }
    }

    /// File name as the user knows it.
    public String file() {
        return file;
    }

    /// Column headers, trimmed.
    public List<String> headers() {
        return headers;
    }

    /// Number of data rows.
    public int rows() {
        return rows;
    }

    /// Index of the time column, or −1 where there is none.
    public int timeColumn() {
        return timeColumn;
    }

    /// Text of the time column in each row; empty where there is no time column.
    public List<String> times() {
        return times;
    }

    /// Index of a column by header, upper and lower case alike, or −1.
    public int columnOf(String header) {
        for (int c = 0; c < headers.size(); c++) {
            if (headers.get(c).equalsIgnoreCase(header.strip())) {
                return c;
            }
        }
        return -1;
    }

    /// Numbers of a column, one per row; do not change them.
    public double[] numbers(int column) {
        return java.util.Arrays.copyOf(columns.get(column).values, rows);
    }

    /// The first cells of a column that are no finite numbers.
    public List<BadCell> badCells(int column) {
        return columns.get(column).bad;
    }

    /// How many cells of a column are no finite numbers.
    public int badCount(int column) {
        return columns.get(column).badCount;
    }

    /// Line of a data row in the file, counted from 1.
    public int line(int row) {
        return lines[row];
    }

    void startRow(long line) {
        if (rows == lines.length) {
            lines = java.util.Arrays.copyOf(lines, 2 * rows);
        }
        lines[rows] = (int) line;
    }

    void cell(int column, String text, boolean decimalComma) {
        if (column == timeColumn) {
            times.add(text);
            return;
        }
        Column target = columns.get(column);
        double number = Numbers.parse(text, decimalComma);
        target.put(rows, number);
        if (Double.isNaN(number) && !text.isEmpty()) {
            target.badCount++;
            if (target.bad.size() < KEPT_BAD_CELLS) {
                target.bad.add(new BadCell(rows, text));
            }
        }
    }

    void endRow() {
        rows++;
    }

    private static final class Column {
        private double[] values = new double[1024];
        private final List<BadCell> bad = new ArrayList<>();
        private int badCount;

        void put(int row, double value) {
            if (row >= values.length) {
                values = java.util.Arrays.copyOf(values, 2 * values.length);
            }
            values[row] = value;
        }
    }
}
