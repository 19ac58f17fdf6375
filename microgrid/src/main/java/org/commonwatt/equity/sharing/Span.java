package org.commonwatt.equity.sharing;

/// Which coalitions' shares are known once those of some others are: the rational span of 0/1
/// vectors, kept in reduced row echelon form.
final class Span {
    private static final double ZERO = 1e-7;

    private final int members;
    private final double[][] rows;
    private final int[] pivots;
    private final double[] rest;
    private int rank;

    Span(int members) {
        this.members = members;
        rows = new double[members][members];
        pivots = new int[members];
        rest = new double[members];
    }

    int rank() {
        return rank;
    }

    /// Whether the coalition's share follows from those added.
    boolean contains(long coalition) {
        return pivotOfRest(coalition) < 0;
    }

    /// Adds a coalition; does nothing if it follows already.
    void add(long coalition) {
        int pivot = pivotOfRest(coalition);
        if (pivot < 0) {
            return;
        }
        double[] row = rows[rank];
        double scale = 1 / rest[pivot];
        for (int j = 0; j < members; j++) {
            row[j] = rest[j] * scale;
        }
        for (int k = 0; k < rank; k++) {
            double factor = rows[k][pivot];
            for (int j = 0; j < members && factor != 0; j++) {
                rows[k][j] -= factor * row[j];
            }
        }
        pivots[rank++] = pivot;
    }

    /// Reduces the coalition's vector; the place of its largest remaining entry, −1 where nothing
    /// remains.
    private int pivotOfRest(long coalition) {
        for (int j = 0; j < members; j++) {
            rest[j] = coalition >>> j & 1;
        }
        for (int k = 0; k < rank; k++) {
            double factor = rest[pivots[k]];
            for (int j = 0; j < members && factor != 0; j++) {
                rest[j] -= factor * rows[k][j];
            }
        }
        int largest = -1;
        for (int j = 0; j < members; j++) {
            double size = Math.abs(rest[j]);
            if (size > ZERO && (largest < 0 || size > Math.abs(rest[largest]))) {
                largest = j;
            }
        }
        return largest;
    }
}
