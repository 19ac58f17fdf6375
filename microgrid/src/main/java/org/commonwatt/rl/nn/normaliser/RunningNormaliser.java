package org.commonwatt.rl.nn.normaliser;

import java.util.Arrays;

/// Brings each column to mean 0 and variance 1 by the moments of all rows seen so far, merged batch
/// by batch (Chan, Golub and LeVeque 1979).
public final class RunningNormaliser {
    private static final double FIRST_COUNT = 1e-4;
    private static final double EPSILON = 1e-8;

    private final double clip;
    private final double[] means;
    private final double[] variances;
    private final double[] batchMeans;
    private final double[] batchSquares;
    private double count = FIRST_COUNT;

    /// @param width columns
    /// @param clip how far normalised numbers may lie from 0, usually 10
    public RunningNormaliser(int width, double clip) {
        this.clip = clip;
        means = new double[width];
        variances = new double[width];
        batchMeans = new double[width];
        batchSquares = new double[width];
        Arrays.fill(variances, 1);
    }

    /// Columns.
    public int width() {
        return means.length;
    }

    /// The number of rows seen, and 1e-4.
    public double count() {
        return count;
    }

    /// Mean of a column.
    public double mean(int column) {
        return means[column];
    }

    /// Variance of a column, with 1/n.
    public double variance(int column) {
        return variances[column];
    }

    /// Learns from rows.
    ///
    /// @param batch rows one after the other
    public void learn(double[] batch, int rows) {
        int width = means.length;
        Arrays.fill(batchMeans, 0);
        Arrays.fill(batchSquares, 0);
        for (int k = 0; k < rows * width; k++) {
            batchMeans[k % width] += batch[k] / rows;
        }
        for (int k = 0; k < rows * width; k++) {
            double distance = batch[k] - batchMeans[k % width];
            batchSquares[k % width] += distance * distance;
        }
        double total = count + rows;
        for (int column = 0; column < width; column++) {
            double distance = batchMeans[column] - means[column];
            double square =
                    variances[column] * count
                            + batchSquares[column]
                            + distance * distance * count * rows / total;
            means[column] += distance * rows / total;
            variances[column] = square / total;
        }
        count = total;
    }

    /// A number of a column, normalised and clipped.
    public double normalised(int column, double value) {
        double z = (value - means[column]) / Math.sqrt(variances[column] + EPSILON);
        return Math.max(-clip, Math.min(clip, z));
    }

    /// Normalises one row of floats in place.
    public void normalise(float[] row, int at) {
        for (int column = 0; column < means.length; column++) {
            row[at + column] = (float) normalised(column, row[at + column]);
        }
    }

    /// All moments, for checkpoints: count, means, variances.
    public double[] state() {
        int width = means.length;
        double[] state = new double[1 + 2 * width];
        state[0] = count;
        System.arraycopy(means, 0, state, 1, width);
        System.arraycopy(variances, 0, state, 1 + width, width);
        return state;
    }

    /// Continues with moments that [#state()] returned.
    public void restore(double[] state) {
        int width = means.length;
        if (state.length != 1 + 2 * width) {
            throw new IllegalArgumentException(
                    "The state of a normaliser of %d columns has %d numbers: %d."
                            .formatted(width, 1 + 2 * width, state.length));
        }
        count = state[0];
        System.arraycopy(state, 1, means, 0, width);
        System.arraycopy(state, 1 + width, variances, 0, width);
    }
}
