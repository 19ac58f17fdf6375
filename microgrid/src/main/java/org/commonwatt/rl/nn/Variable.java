package org.commonwatt.rl.nn;

import org.commonwatt.rl.nn.kernel.Dual;
import org.commonwatt.rl.nn.kernel.Panels;
import org.jspecify.annotations.Nullable;

/// A matrix on a [Tape], one row per sample, and, where one is wanted, its gradient.
public final class Variable {
    private final Panels value;
    private final @Nullable Dual dual;

    Variable(Panels value, @Nullable Panels gradient) {
        this.value = value;
        dual = gradient == null ? null : new Dual(value, gradient);
    }

    /// The numbers of the last way forwards.
    public Panels value() {
        return value;
    }

    /// The number of columns.
    public int width() {
        return value.width();
    }

    /// Whether a gradient is computed.
    public boolean wantsGradient() {
        return dual != null;
    }

    /// What the loss changes by per unit of the value, after the way backwards.
    ///
    /// @throws IllegalStateException if none is wanted
    public Panels gradient() {
        return dual().gradient();
    }

    /// Value and gradient.
    ///
    /// @throws IllegalStateException if no gradient is wanted
    public Dual dual() {
        if (dual == null) {
            throw new IllegalStateException("This variable has no gradient.");
        }
        return dual;
    }

    /// An element.
    public double get(int row, int column) {
        return value.get(row, column);
    }

    /// Sets an element of an input.
    public void set(int row, int column, double number) {
        value.set(row, column, number);
    }

    /// Sets the columns of one row of an input.
    public void setRow(int row, double[] from, int at) {
        for (int column = 0; column < value.width(); column++) {
            value.set(row, column, from[at + column]);
        }
    }

    /// Sets the columns of one row of an input.
    public void setRow(int row, float[] from, int at) {
        for (int column = 0; column < value.width(); column += Panels.LANES) {
            int count = Math.min(Panels.LANES, value.width() - column);
            value.store().put(from, at + column, value.index(row, column), count);
        }
    }

    /// Copies the columns of one row.
    public void copyRow(int row, float[] to, int at) {
        for (int column = 0; column < value.width(); column++) {
            to[at + column] = (float) value.get(row, column);
        }
    }

    /// Copies the columns of one row.
    public void copyRow(int row, double[] to, int at) {
        for (int column = 0; column < value.width(); column++) {
            to[at + column] = value.get(row, column);
        }
    }
}
