package org.commonwatt.experiments.network.matlab;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A matrix of numbers that remembers in which line each of its rows stands.
///
/// Rows and columns count from 0 here, from 1 in the language.
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;
    private final int[] lines;

    /// @param values row by row; kept
    /// @param lines line of each row in the file; kept
    Matrix(int rows, int columns, double[] values, int[] lines) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.lines = lines;
    }

    static Matrix scalar(double value, int line) {
        return new Matrix(1, 1, new double[] {value}, new int[] {line});
    }

    /// Number of rows.
    public int rows() {
        return rows;
    }

    /// Number of columns.
    public int columns() {
        return columns;
    }

    /// A number.
    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /// Line of a row in the file, counted from 1.
    public int line(int row) {
        return lines[row];
    }

    boolean isScalar() {
        return rows == 1 && columns == 1;
    }

    double number() {
        return values[0];
    }

    String size() {
        return rows + " × " + columns;
    }

    Matrix map(DoubleUnaryOperator function) {
        return new Matrix(rows, columns, Arrays.stream(values).map(function).toArray(), lines);
    }

    /// Element by element; a row, a column or a number is repeated to fit. Null where it cannot
    /// fit.
    @Nullable Matrix combine(Matrix other, DoubleBinaryOperator operator) {
        boolean fits =
                (rows == other.rows || rows == 1 || other.rows == 1)
                        && (columns == other.columns || columns == 1 || other.columns == 1);
        int r = rows == 1 ? other.rows : rows;
        int c = columns == 1 ? other.columns : columns;
        fits &= (long) r * c <= Literals.MAX_CELLS;
        if (!fits) {
            return null;
        }
        double[] result = new double[r * c];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < c; j++) {
                double left = at(rows == 1 ? 0 : i, columns == 1 ? 0 : j);
                double right = other.at(other.rows == 1 ? 0 : i, other.columns == 1 ? 0 : j);
                result[i * c + j] = operator.applyAsDouble(left, right);
            }
        }
        return new Matrix(r, c, result, rows >= other.rows ? lines : other.lines);
    }

    Matrix transposed() {
        double[] result = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = at(i, j);
            }
        }
        int[] where = new int[columns];
        Arrays.fill(where, rows == 0 ? 0 : lines[0]);
        return new Matrix(columns, rows, result, where);
    }

    /// The part with these rows and columns.
    Matrix part(int[] row, int[] column) {
        double[] result = new double[row.length * column.length];
        int[] where = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            where[i] = lines[row[i]];
            for (int j = 0; j < column.length; j++) {
                result[i * column.length + j] = at(row[i], column[j]);
            }
        }
        return new Matrix(row.length, column.length, result, where);
    }

    /// The same with another part; null where `part` does not fit.
    @Nullable Matrix with(int[] row, int[] column, Matrix part) {
        if (!part.isScalar() && (part.rows != row.length || part.columns != column.length)) {
            return null;
        }
        double[] result = values.clone();
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < column.length; j++) {
                result[row[i] * columns + column[j]] =
                        part.isScalar() ? part.number() : part.at(i, j);
            }
        }
        return new Matrix(rows, columns, result, lines);
    }
}
