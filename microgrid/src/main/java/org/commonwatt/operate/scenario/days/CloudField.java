package org.commonwatt.operate.scenario.days;

import org.commonwatt.numeric.RandomStream;

/// A frozen pattern of small clouds on a torus, standard normal at each place, whose correlation
/// falls exponentially with distance along and across the wind.
///
/// What a roof sees while the pattern moves over it is the pattern's mean along a line (Taylor's
/// hypothesis of frozen turbulence); sums along each row make that mean two look-ups. See
/// `docs/FORMULATION.md#moving-clouds`.
final class CloudField {
    /// Metres of a cell.
    static final double CELL_M = 100;

    /// Distance at which the correlation is 1/e, metres.
    static final double DECORRELATION_M = 500;

    /// Cells along and across the wind: a day's clouds fit along, a small town across.
    static final int ALONG = 1 << 13;

    static final int ACROSS = 1 << 5;

    private static final double KEEP = Math.exp(-CELL_M / DECORRELATION_M);

    /// Sum of a row's cells before each cell, `[ACROSS][ALONG + 1]`.
    private final double[][] sums = new double[ACROSS][ALONG + 1];

    CloudField(RandomStream random) {
        double[][] cells = new double[ACROSS][ALONG];
        for (double[] row : cells) {
            for (int k = 0; k < ALONG; k++) {
                row[k] = random.nextGaussian();
            }
        }
        correlateAcross(cells);
        for (int r = 0; r < ACROSS; r++) {
            correlateAlong(cells[r]);
            for (int k = 0; k < ALONG; k++) {
                sums[r][k + 1] = sums[r][k] + cells[r][k];
            }
        }
    }

    /// Makes each row remember the one before, the first the last.
    private static void correlateAcross(double[][] cells) {
        double fresh = Math.sqrt(1 - KEEP * KEEP);
        for (int k = 0; k < ALONG; k++) {
            double value = 0;
            for (int r = 0; r < ACROSS; r++) {
                value = KEEP * value + fresh * cells[r][k];
            }
            for (int r = 0; r < ACROSS; r++) {
                value = KEEP * value + fresh * cells[r][k];
                cells[r][k] = value;
            }
        }
    }

    /// Makes each cell remember the one before, the first the last.
    private static void correlateAlong(double[] row) {
        double fresh = Math.sqrt(1 - KEEP * KEEP);
        double value = 0;
        for (int k = 0; k < ALONG; k++) {
            value = KEEP * value + fresh * row[k];
        }
        for (int k = 0; k < ALONG; k++) {
            value = KEEP * value + fresh * row[k];
            row[k] = value;
        }
    }

    /// Mean along a line of the wind, in cells.
    ///
    /// @param from where the line begins
    /// @param length how long it is, above 0
    /// @param across on which row; between rows it is interpolated
    double mean(double from, double length, double across) {
        double below = Math.floor(across);
        double part = across - below;
        int row = Math.floorMod((long) below, ACROSS);
        double low = mean(sums[row], from, length);
        double high = mean(sums[(row + 1) % ACROSS], from, length);
        return low + part * (high - low);
    }

    private static double mean(double[] row, double from, double length) {
        return (until(row, from + length) - until(row, from)) / length;
    }

    private static double until(double[] row, double place) {
        double whole = Math.floor(place);
        double rounds = Math.floor(whole / ALONG);
        int k = (int) (whole - rounds * ALONG);
        return rounds * row[ALONG] + row[k] + (place - whole) * (row[k + 1] - row[k]);
    }
}
