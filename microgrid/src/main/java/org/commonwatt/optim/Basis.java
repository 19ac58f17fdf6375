package org.commonwatt.optim;

/// Where a simplex method stood: which columns and rows are at which bound. A later solve of the
/// same or a similar model can start from it. One byte each: [#AT_LOWER], [#BASIC], [#AT_UPPER],
/// [#FREE].
public final class Basis {
    /// At the lower bound.
    public static final byte AT_LOWER = 0;

    /// Between the bounds, or at one by chance.
    public static final byte BASIC = 1;

    /// At the upper bound.
    public static final byte AT_UPPER = 2;

    /// Without bounds, at zero.
    public static final byte FREE = 3;

    private final byte[] columns;
    private final byte[] rows;

    /// A basis of columns and rows in the model's order; the arrays are copied.
    public Basis(byte[] columns, byte[] rows) {
        this.columns = columns.clone();
        this.rows = rows.clone();
    }

    /// The statuses of the columns, a copy.
    public byte[] columns() {
        return columns.clone();
    }

    /// The statuses of the rows, a copy.
    public byte[] rows() {
        return rows.clone();
    }
}
