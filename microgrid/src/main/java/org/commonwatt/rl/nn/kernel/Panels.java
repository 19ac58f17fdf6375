package org.commonwatt.rl.nn.kernel;

/// A matrix [rows × width] cut into panels of 16 columns; within a panel rows follow one another.
/// Element (row, column) lies at `(column / 16)·rows·16 + row·16 + column mod 16`, so kernels meet
/// constant strides whatever the sizes. Places beyond the width hold anything.
///
/// A single column is kept without gaps: element (row, 0) lies at `row`.
public final class Panels {
    /// Columns of a panel.
    public static final int LANES = 16;

    private final Store store;
    private final int rows;
    private final int width;
    private final int stride;

    private Panels(Store store, int rows, int width, int stride) {
        this.store = store;
        this.rows = rows;
        this.width = width;
        this.stride = stride;
    }

    /// A matrix of zeros.
    public static Panels matrix(Backend backend, int rows, int width) {
        Store store = backend.store(count(width) * rows * LANES);
        return new Panels(store, rows, width, LANES);
    }

    /// A column of zeros without gaps.
    public static Panels column(Backend backend, int rows) {
        return new Panels(backend.store(rows), rows, 1, 1);
    }

    /// Panels that hold `width` columns.
    public static int count(int width) {
        return (width + LANES - 1) / LANES;
    }

    /// The numbers.
    public Store store() {
        return store;
    }

    /// The most rows.
    public int rows() {
        return rows;
    }

    /// The number of columns.
    public int width() {
        return width;
    }

    /// Distance of neighbouring rows, 16 or 1.
    public int stride() {
        return stride;
    }

    /// The number of panels.
    public int panels() {
        return count(width);
    }

    /// Distance of neighbouring panels.
    public int panelSize() {
        return rows * stride;
    }

    /// Where an element lies in the store.
    public int index(int row, int column) {
        return (column >> 4) * rows * stride + row * stride + (column & 15);
    }

    /// An element.
    public double get(int row, int column) {
        return store.get(index(row, column));
    }

    /// Sets an element.
    public void set(int row, int column, double value) {
        store.set(index(row, column), value);
    }

    /// Adds to an element, or sets it where `add` is false.
    public void give(int row, int column, double value, boolean add) {
        int index = index(row, column);
        store.set(index, add ? store.get(index) + value : value);
    }

    /// Whether `other` has its elements at the same places.
    public boolean sameShape(Panels other) {
        return rows == other.rows && width == other.width && stride == other.stride;
    }
}
