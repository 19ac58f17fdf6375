package org.commonwatt.optim;

import java.util.Arrays;
import java.util.function.IntFunction;

// Larger than 300 lines because all that writes the arrays of a model is in one place.

/// A linear programme, some of whose columns may have to be whole numbers:
///
/// ```
/// min  offset + Σ_j cost_j x_j    subject to
///      columnLower_j <= x_j <= columnUpper_j,   rowLower_i <= Σ_j a_ij x_j <= rowUpper_i
/// ```
///
/// Columns are the unknowns, rows the constraints; both are known by their index, 0 upwards, in the
/// order in which they were added. Everything lies in growing primitive arrays, so that a hundred
/// thousand columns are added in a few milliseconds and a solver takes them as they are. Names cost
/// nothing until somebody asks for one: they are functions of the position in a block.
///
/// Rows are written one after the other: [#addRow(double, double)] opens one, [#addEntry(int,
/// double)] writes into the row opened last. Bounds, costs and coefficients can be changed at any
/// time; an open [Session] sends what changed before its next solve.
///
/// `Double.NEGATIVE_INFINITY` and `Double.POSITIVE_INFINITY` say that there is no bound. Solvers
/// treat magnitudes from 1e20 as infinite.
///
/// Not thread-safe: a model has one owner.
public final class Model {
    private int columns;
    private double[] columnLower;
    private double[] columnUpper;
    private double[] costs;
    private int[] integrality;

    /// The row, counted from 1, in which a column was seen last; finds doubled entries.
    private int[] lastRows;

    private int rows;
    private double[] rowLower;
    private double[] rowUpper;
    private int[] rowStarts;

    private int entries;
    private int[] entryColumns;
    private double[] entryValues;

    private double offset;
    private int integerColumns;
    private final Names columnNames = new Names("column");
    private final Names rowNames = new Names("row");

    /// An empty model.
    public Model() {
        this(0, 0, 0);
    }

    /// An empty model with room; it grows beyond it where necessary.
    public Model(int columns, int rows, int entries) {
        columnLower = new double[columns];
        columnUpper = new double[columns];
        costs = new double[columns];
        integrality = new int[columns];
        lastRows = new int[columns];
        rowLower = new double[rows];
        rowUpper = new double[rows];
        rowStarts = new int[rows + 1];
        entryColumns = new int[entries];
        entryValues = new double[entries];
    }

    /// Adds an unknown.
    ///
    /// @param lower smallest value; above `upper` the model is infeasible, which is no error
    /// @param upper largest value
    /// @param cost what one unit adds to the objective
    /// @return its index
    public int addColumn(double lower, double upper, double cost) {
        return addColumns(1, lower, upper, cost);
    }

    /// Adds alike unknowns side by side.
    ///
    /// @return the index of the first
    public int addColumns(int count, double lower, double upper, double cost) {
        requireBounds("column", columns, lower, upper);
        requireFinite("The cost of column", columns, cost);
        int first = columns;
        ensureColumns(columns + count);
        columns += count;
        Arrays.fill(columnLower, first, columns, lower);
        Arrays.fill(columnUpper, first, columns, upper);
        Arrays.fill(costs, first, columns, cost);
        return first;
    }

    /// Opens an empty row; the entries that follow belong to it.
    ///
    /// @return its index
    public int addRow(double lower, double upper) {
        requireBounds("row", rows, lower, upper);
        if (rows == rowLower.length) {
            int room = grown(rows + 1);
            rowLower = Arrays.copyOf(rowLower, room);
            rowUpper = Arrays.copyOf(rowUpper, room);
            rowStarts = Arrays.copyOf(rowStarts, room + 1);
        }
        rowLower[rows] = lower;
        rowUpper[rows] = upper;
        rows++;
        rowStarts[rows] = entries;
        return rows - 1;
    }

    /// Writes a coefficient into the row that was opened last, at most one per column. A zero is
    /// kept, so that it can be changed later.
    public void addEntry(int column, double value) {
        if (rows == 0) {
            throw new IllegalStateException("An entry belongs to a row, and there is none yet.");
        }
        requireIndex("column", column, columns);
        requireFinite("An entry of row", rows - 1, value);
        if (lastRows[column] == rows) {
            throw new IllegalArgumentException(
                    "A row has one entry per column: %s has two for %s."
                            .formatted(rowName(rows - 1), columnName(column)));
        }
        if (entries == entryValues.length) {
            int room = grown(entries + 1);
            entryColumns = Arrays.copyOf(entryColumns, room);
            entryValues = Arrays.copyOf(entryValues, room);
        }
        lastRows[column] = rows;
        entryColumns[entries] = column;
        entryValues[entries] = value;
        entries++;
        rowStarts[rows] = entries;
    }

    /// Says that a column takes whole numbers only; with bounds 0 and 1 it is a yes or no.
    public void requireInteger(int column) {
        requireIndex("column", column, columns);
        integerColumns += 1 - integrality[column];
        integrality[column] = 1;
    }

    /// Changes the bounds of a column.
    public void setColumnBounds(int column, double lower, double upper) {
        requireIndex("column", column, columns);
        requireBounds("column", column, lower, upper);
        columnLower[column] = lower;
        columnUpper[column] = upper;
    }

    /// Changes the cost of a column.
    public void setCost(int column, double cost) {
        requireIndex("column", column, columns);
        requireFinite("The cost of column", column, cost);
        costs[column] = cost;
    }

    /// Changes the bounds of a row.
    public void setRowBounds(int row, double lower, double upper) {
        requireIndex("row", row, rows);
        requireBounds("row", row, lower, upper);
        rowLower[row] = lower;
        rowUpper[row] = upper;
    }

    /// Changes a coefficient that was written when the row was built; looks through the row.
    public void setEntry(int row, int column, double value) {
        requireIndex("row", row, rows);
        requireFinite("An entry of row", row, value);
        for (int k = rowStarts[row]; k < rowStarts[row + 1]; k++) {
            if (entryColumns[k] == column) {
                entryValues[k] = value;
                return;
            }
        }
        throw new IllegalArgumentException(
                "Only an entry that was written can be changed: %s has none for column %d."
                        .formatted(rowName(row), column));
    }

    /// Changes the constant that the objective starts from.
    public void setOffset(double constant) {
        if (!Double.isFinite(constant)) {
            throw new IllegalArgumentException("The offset must be finite: " + constant);
        }
        offset = constant;
    }

    /// The same numbers in a model of its own, without names.
    public Model copy() {
        Model copy = new Model(columns, rows, entries);
        copy.columns = columns;
        copy.integerColumns = integerColumns;
        System.arraycopy(integrality, 0, copy.integrality, 0, columns);
        System.arraycopy(lastRows, 0, copy.lastRows, 0, columns);
        copy.rows = rows;
        copy.entries = entries;
        System.arraycopy(rowStarts, 0, copy.rowStarts, 0, rows + 1);
        System.arraycopy(entryColumns, 0, copy.entryColumns, 0, entries);
        copy.takeNumbers(this);
        return copy;
    }

    /// Takes over all costs, bounds, coefficients and the offset of a model of the same shape: the
    /// same columns and rows, whole numbers and coefficients at the same places. Names stay.
    ///
    /// @return whether the shapes agree; where not, nothing is changed
    public boolean takeNumbers(Model other) {
        if (!hasShapeOf(other)) {
            return false;
        }
        System.arraycopy(other.columnLower, 0, columnLower, 0, columns);
        System.arraycopy(other.columnUpper, 0, columnUpper, 0, columns);
        System.arraycopy(other.costs, 0, costs, 0, columns);
        System.arraycopy(other.rowLower, 0, rowLower, 0, rows);
        System.arraycopy(other.rowUpper, 0, rowUpper, 0, rows);
        System.arraycopy(other.entryValues, 0, entryValues, 0, entries);
        offset = other.offset;
        return true;
    }

    private boolean hasShapeOf(Model other) {
        return columns == other.columns
                && rows == other.rows
                && entries == other.entries
                && Arrays.equals(integrality, 0, columns, other.integrality, 0, columns)
                && Arrays.equals(rowStarts, 0, rows + 1, other.rowStarts, 0, rows + 1)
                && Arrays.equals(entryColumns, 0, entries, other.entryColumns, 0, entries);
    }

    /// Names `count` columns from `first` on by their position in the block, 0 upwards. The
    /// function is only called when a name is asked for.
    public void nameColumns(int first, int count, IntFunction<String> name) {
        columnNames.add(first, count, name);
    }

    /// Names `count` rows from `first` on, like [#nameColumns(int, int, IntFunction)].
    public void nameRows(int first, int count, IntFunction<String> name) {
        rowNames.add(first, count, name);
    }

    /// The name of a column, `column 7` where it was given none.
    public String columnName(int column) {
        return columnNames.of(column);
    }

    /// The name of a row, `row 7` where it was given none.
    public String rowName(int row) {
        return rowNames.of(row);
    }

    /// How many columns there are.
    public int columnCount() {
        return columns;
    }

    /// How many rows there are.
    public int rowCount() {
        return rows;
    }

    /// How many coefficients there are.
    public int entryCount() {
        return entries;
    }

    /// How many columns must be whole numbers.
    public int integerCount() {
        return integerColumns;
    }

    /// The constant that the objective starts from.
    public double offset() {
        return offset;
    }

    /// Everything as solvers read it.
    public ModelArrays arrays() {
        return new ModelArrays(
                new ModelArrays.Columns(columns, columnLower, columnUpper, costs, integrality),
                new ModelArrays.Rows(rows, rowLower, rowUpper, rowStarts),
                new ModelArrays.Entries(entries, entryColumns, entryValues));
    }

    private void ensureColumns(int wanted) {
        if (wanted > costs.length) {
            int room = grown(wanted);
            columnLower = Arrays.copyOf(columnLower, room);
            columnUpper = Arrays.copyOf(columnUpper, room);
            costs = Arrays.copyOf(costs, room);
            integrality = Arrays.copyOf(integrality, room);
            lastRows = Arrays.copyOf(lastRows, room);
        }
    }

    private static int grown(int wanted) {
        return Math.max(16, wanted + (wanted >> 1));
    }

    private static void requireIndex(String kind, int index, int count) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(
                    "There is no %s %d; there are %d.".formatted(kind, index, count));
        }
    }

    private static void requireFinite(String what, int index, double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "%s %d must be finite: %s".formatted(what, index, value));
        }
    }

    private static void requireBounds(String kind, int index, double lower, double upper) {
        if (!(lower < Double.POSITIVE_INFINITY && upper > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The bounds of %s %d must leave room for a number: %s to %s"
                            .formatted(kind, index, lower, upper));
        }
    }
}
