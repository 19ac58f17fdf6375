package org.commonwatt.explain;

import java.util.Arrays;

/// A linear model by ridge regression (Hoerl and Kennard 1970), with how well it foretells rows
/// that it has not seen; how strongly it shrinks is what foretells best.
///
/// Features are taken about their means.
///
/// @param coefficients change of the value per unit of each feature
/// @param means mean of each feature
/// @param mean mean value
/// @param heldOutR2 share of the variance explained when each row in turn is left out of the fit;
///   NaN where values do not vary
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
record LinearFit(double[] coefficients, double[] means, double mean, double heldOutR2) {
    /// Parts of a feature's own sum of squares that are added to it.
    private static final double[] RIDGES = {1e-8, 0.03, 0.1, 0.3, 1, 3};

    /// Fits.
    ///
    /// @param rows features, `[row][feature]`, at least three rows
    /// @param values value of each row
    static LinearFit of(double[][] rows, double[] values) {
        LinearFit best = judged(rows, values, RIDGES[0]);
        for (double ridge : RIDGES) {
            LinearFit next = judged(rows, values, ridge);
            best = next.heldOutR2 > best.heldOutR2 ? next : best;
        }
        return best;
    }

    private static LinearFit judged(double[][] rows, double[] values, double ridge) {
        LinearFit all = fitted(rows, values, -1, ridge);
        double squares = 0;
        double variance = 0;
        for (int k = 0; k < rows.length; k++) {
            double off = fitted(rows, values, k, ridge).at(rows[k]) - values[k];
            squares += off * off;
            variance += (values[k] - all.mean) * (values[k] - all.mean);
        }
        double r2 = variance > 0 ? 1 - squares / variance : Double.NaN;
        return new LinearFit(all.coefficients, all.means, all.mean, r2);
    }

    /// What the model says of a row.
    double at(double[] row) {
        double value = mean;
        for (int f = 0; f < row.length; f++) {
            value += part(row, f);
        }
        return value;
    }

    /// The part of a feature: for a linear model its Shapley value, exactly.
    double part(double[] row, int feature) {
        return coefficients[feature] * (row[feature] - means[feature]);
    }

    private static LinearFit fitted(double[][] rows, double[] values, int leftOut, double ridge) {
        int width = rows[0].length;
        double[] means = new double[width];
        double mean = 0;
        int count = rows.length - (leftOut < 0 ? 0 : 1);
        for (int k = 0; k < rows.length; k++) {
            for (int f = 0; f < width && k != leftOut; f++) {
                means[f] += rows[k][f] / count;
            }
            mean += k == leftOut ? 0 : values[k] / count;
        }
        double[][] normal = new double[width][width + 1];
        for (int k = 0; k < rows.length; k++) {
            for (int f = 0; f < width && k != leftOut; f++) {
                double own = rows[k][f] - means[f];
                for (int g = 0; g < width; g++) {
                    normal[f][g] += own * (rows[k][g] - means[g]);
                }
                normal[f][width] += own * (values[k] - mean);
            }
        }
        for (int f = 0; f < width; f++) {
            normal[f][f] += ridge * normal[f][f] + Double.MIN_NORMAL;
        }
        return new LinearFit(solved(normal), means, mean, Double.NaN);
    }

    /// Gaussian elimination with the largest pivot of the column.
    private static double[] solved(double[][] rows) {
        int n = rows.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(rows[r][c]) > Math.abs(rows[pivot][c]) ? r : pivot;
            }
            double[] swapped = rows[c];
            rows[c] = rows[pivot];
            rows[pivot] = swapped;
            for (int r = c + 1; r < n; r++) {
                double factor = rows[r][c] / rows[c][c];
                for (int k = c; k <= n; k++) {
                    rows[r][k] -= factor * rows[c][k];
                }
            }
        }
        double[] solution = new double[n];
        for (int c = n - 1; c >= 0; c--) {
            double rest = rows[c][n];
            for (int k = c + 1; k < n; k++) {
                rest -= rows[c][k] * solution[k];
            }
            solution[c] = rest / rows[c][c];
        }
        return Arrays.copyOf(solution, n);
    }
}
