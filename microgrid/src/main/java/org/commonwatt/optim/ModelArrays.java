package org.commonwatt.optim;

/// A [Model] as solvers read it: its own arrays, not copies, to be read only. They may be longer
/// than their count, and are replaced when the model grows, so a view is taken anew each time.
///
/// @param columns the unknowns
/// @param rows the constraints
/// @param entries the coefficients, row by row
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record ModelArrays(Columns columns, Rows rows, Entries entries) {

    /// The unknowns.
    ///
    /// @param count how many
    /// @param lower smallest values
    /// @param upper largest values
    /// @param costs costs per unit
    /// @param integrality 1 where only whole numbers are allowed, else 0
    public record Columns(
            int count, double[] lower, double[] upper, double[] costs, int[] integrality) {}

    /// The constraints.
    ///
    /// @param count how many
    /// @param lower smallest activities
    /// @param upper largest activities
    /// @param starts where each row's entries start; one more, the end of the last row
    public record Rows(int count, double[] lower, double[] upper, int[] starts) {}

    /// The coefficients, row by row.
    ///
    /// @param count how many
    /// @param columns the column of each
    /// @param values the value of each
    public record Entries(int count, int[] columns, double[] values) {}

    /// Σ_j a_ij x_j of one row.
    public double activity(int row, double[] columnValues) {
        double activity = 0.0;
        for (int k = rows.starts[row]; k < rows.starts[row + 1]; k++) {
            activity += entries.values[k] * columnValues[entries.columns[k]];
        }
        return activity;
    }

    /// How far the values lie outside the bounds of the column or row where they do so most; 0
    /// where all bounds are kept. Whole numbers are not looked at.
    public double largestViolation(double[] columnValues) {
        double largest = 0.0;
        for (int j = 0; j < columns.count; j++) {
            largest =
                    Math.max(largest, outside(columnValues[j], columns.lower[j], columns.upper[j]));
        }
        for (int i = 0; i < rows.count; i++) {
            double activity = activity(i, columnValues);
            largest = Math.max(largest, outside(activity, rows.lower[i], rows.upper[i]));
        }
        return largest;
    }

    private static double outside(double value, double lower, double upper) {
        return Math.max(lower - value, value - upper);
    }
}
