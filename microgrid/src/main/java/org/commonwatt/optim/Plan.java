package org.commonwatt.optim;

import org.jspecify.annotations.Nullable;

/// Values of all columns that keep all rows, and what is known about their quality.
///
/// Signs (`docs/FORMULATION.md#solver`): a row's dual is the derivative of the smallest objective
/// with respect to the row's bound (`d objective / d rhs`): positive where raising the bound makes
/// the plan dearer. A reduced cost is the same for the bound of a column. Both are zero where no
/// bound holds. At a kink they are one of the possible derivatives.
public final class Plan {
    private final double objective;
    private final double bound;
    private final double[] columns;
    private final double[] rows;
    private final @Nullable Prices prices;

    /// Derivatives at the plan.
    ///
    /// @param duals of the rows' bounds
    /// @param reducedCosts of the columns' bounds
    @SuppressWarnings("ArrayRecordComponent") // A pair of views; never compared.
    public record Prices(double[] duals, double[] reducedCosts) {}

    /// A plan over the arrays given, which it owns from now on.
    ///
    /// @param objective offset and costs of the values
    /// @param bound what no plan can go below; minus infinity where nothing is known
    /// @param columns values of the columns
    /// @param rows activities of the rows
    /// @param prices absent where the plan is not proven to be the best of a continuous model
    public Plan(
            double objective,
            double bound,
            double[] columns,
            double[] rows,
            @Nullable Prices prices) {
        this.objective = objective;
        this.bound = bound;
        this.columns = columns;
        this.rows = rows;
        this.prices = prices;
    }

    /// Offset and costs of the values.
    public double objective() {
        return objective;
    }

    /// What no plan can go below; minus infinity where nothing is known.
    public double bound() {
        return bound;
    }

    /// Distance from the bound as a share of the objective's magnitude; 0 where both are equal.
    public double gap() {
        double distance = objective - bound;
        return distance <= 0 ? 0.0 : distance / Math.abs(objective);
    }

    /// The value of a column. Whole numbers are whole within 1e-6.
    public double column(int column) {
        return columns[column];
    }

    /// The values of all columns: the plan's own array, to be read only.
    public double[] columns() {
        return columns;
    }

    /// The activity of a row.
    public double row(int row) {
        return rows[row];
    }

    /// Whether there are duals and reduced costs: not with whole numbers, whose plans have no
    /// derivatives, and not where a limit stopped the solve.
    public boolean hasPrices() {
        return prices != null;
    }

    /// `d objective / d rhs` of a row.
    public double dual(int row) {
        return prices().duals()[row];
    }

    /// `d objective / d bound` of a column.
    public double reducedCost(int column) {
        return prices().reducedCosts()[column];
    }

    /// The duals and reduced costs: the plan's own arrays, to be read only.
    public Prices prices() {
        if (prices == null) {
            throw new IllegalStateException(
                    """
                    This plan has no duals.
                    Maybe some columns are whole numbers: fix them by their bounds and solve the \
                    relaxation.""");
        }
        return prices;
    }
}
