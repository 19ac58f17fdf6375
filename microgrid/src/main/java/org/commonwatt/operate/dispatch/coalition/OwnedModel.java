package org.commonwatt.operate.dispatch.coalition;

import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.optim.Model;

/// A linear programme whose bounds are brought by members (a linear production game, Owen 1975):
/// column and row bounds are sums over those present, costs and coefficients are everybody's.
///
/// Without anybody every finite bound is 0, so zero is the plan of nobody, at no cost.
final class OwnedModel {
    private final int members;
    private final Model model = new Model();
    private final Claims columns = new Claims();
    private final Claims rows = new Claims();
    private final double[][] ownership;
    private long present;

    /// Whether `present` does not say what the bounds are.
    private boolean inParts;

    private boolean sealed;

    /// @param members how many
    /// @param ownership parts of the common assets, `[n]`, adding up to 1
    OwnedModel(int members, double[] ownership) {
        this.members = members;
        this.ownership = new double[members + 1][];
        for (int i = 0; i < members; i++) {
            this.ownership[i] = new double[members];
            this.ownership[i][i] = 1.0;
        }
        this.ownership[members] = ownership.clone();
    }

    /// Whoever owns the common assets: all, by their parts.
    int everybody() {
        return members;
    }

    int members() {
        return members;
    }

    Model model() {
        return model;
    }

    Claims columns() {
        return columns;
    }

    Claims rows() {
        return rows;
    }

    /// A column that nobody brings.
    int column(double lower, double upper, double cost) {
        return model.addColumn(lower, upper, cost);
    }

    /// A column brought by one member or by [#everybody()].
    int columnOf(int owner, double lower, double upper, double cost) {
        int column = model.addColumn(0, 0, cost);
        bring(columns, column, owner, lower, upper);
        return column;
    }

    /// Adds to the bounds of a column.
    void bringColumn(int column, int owner, double lower, double upper) {
        bring(columns, column, owner, lower, upper);
    }

    /// Opens a row brought by one member or by [#everybody()].
    int rowOf(int owner, double lower, double upper) {
        int row = model.addRow(0, 0);
        bring(rows, row, owner, lower, upper);
        return row;
    }

    /// Adds to the bounds of a row.
    void bringRow(int row, int owner, double lower, double upper) {
        bring(rows, row, owner, lower, upper);
    }

    private void bring(Claims claims, int target, int owner, double lower, double upper) {
        for (int i = 0; i < members; i++) {
            double part = ownership[owner][i];
            if (part > 0) {
                claims.add(target, i, part * lower, part * upper);
            }
        }
    }

    /// Says that the model is complete; all members are present.
    OwnedModel seal() {
        columns.seal(members, model.columnCount());
        rows.seal(members, model.rowCount());
        sealed = true;
        columns.applyAll(model::setColumnBounds);
        rows.applyAll(model::setRowBounds);
        present = members <= Coalition.MOST_MEMBERS ? Coalition.grand(members) : 0;
        return this;
    }

    /// Says who is present.
    void setMembers(long coalition) {
        if (!sealed) {
            throw new IllegalStateException("A model must be complete before members leave it.");
        }
        if (members > Coalition.MOST_MEMBERS) {
            throw new IllegalStateException(
                    "Coalitions are written for up to %d members: %d"
                            .formatted(Coalition.MOST_MEMBERS, members));
        }
        long changed = inParts ? Coalition.grand(members) : present ^ coalition;
        inParts = false;
        columns.apply(coalition, changed, model::setColumnBounds);
        rows.apply(coalition, changed, model::setRowBounds);
        present = coalition;
    }

    /// Says which part of what it has each member brings.
    ///
    /// @param parts 0 … 1, `[n]`
    void setParts(double[] parts) {
        columns.apply(parts, model::setColumnBounds);
        rows.apply(parts, model::setRowBounds);
        inParts = true;
    }
}
