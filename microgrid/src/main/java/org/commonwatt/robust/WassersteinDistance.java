package org.commonwatt.robust;

import java.util.Arrays;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;

/// How far one weighted sample must be moved to become another: the least mean distance over all
/// ways of moving its mass (`docs/FORMULATION.md#wasserstein-distance`). Weights count by their
/// ratios, so both samples have the mass 1.
///
/// In one dimension exact by sorting, in several by a linear model with one column per pair.
public final class WassersteinDistance {

    /// How far two points of several dimensions are from each other.
    public enum Ground {
        /// √Σ(x−y)²; the order is 1.
        EUCLIDEAN,
        /// Σ|x−y|; the order is 1.
        MANHATTAN,
        /// Σ(x−y)², of whose least mean the root is taken: Euclidean distance of order 2.
        SQUARED_EUCLIDEAN;

        double between(double[] x, double[] y) {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "Points need the same dimensions: %d and %d".formatted(x.length, y.length));
            }
            double sum = 0.0;
            for (int d = 0; d < x.length; d++) {
                double difference = x[d] - y[d];
                sum += this == MANHATTAN ? Math.abs(difference) : difference * difference;
            }
            return this == EUCLIDEAN ? Math.sqrt(sum) : sum;
        }
    }

    private final Solver solver;

    /// Distances in several dimensions, with a solver for the linear models.
    public WassersteinDistance(Solver solver) {
        this.solver = solver;
    }

    /// The distance of two samples of numbers that are equally likely.
    ///
    /// @param order p ≥ 1
    public static double of(double[] x, double[] y, double order) {
        return of(x, ones(x.length), y, ones(y.length), order);
    }

    /// The distance of two weighted samples of numbers. The best way to move them keeps their
    /// order: each quantile of one becomes that of the other.
    ///
    /// @param order p ≥ 1: (mean |x−y|^p)^(1/p)
    public static double of(double[] x, double[] wx, double[] y, double[] wy, double order) {
        if (!(order >= 1.0 && order < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The order of a Wasserstein distance must be finite and at least 1: " + order);
        }
        double totalX = Samples.requireWeighted(x, wx);
        double totalY = Samples.requireWeighted(y, wy);
        int[] orderX = Samples.ascending(x);
        int[] orderY = Samples.ascending(y);
        double leftX = wx[orderX[0]] / totalX;
        double leftY = wy[orderY[0]] / totalY;
        double sum = 0.0;
        for (int i = 0, j = 0; ; ) {
            double moved = Math.min(leftX, leftY);
            sum += moved * Math.pow(Math.abs(x[orderX[i]] - y[orderY[j]]), order);
            leftX -= moved;
            leftY -= moved;
            if (leftX <= 0.0 && ++i < x.length) {
                leftX = wx[orderX[i]] / totalX;
            }
            if (leftY <= 0.0 && ++j < y.length) {
                leftY = wy[orderY[j]] / totalY;
            }
            // Sums of weights differ by rounding; what is left of the other sample is nothing.
            if (i >= x.length || j >= y.length) {
                return Math.pow(sum, 1.0 / order);
            }
        }
    }

    /// The distance of two weighted samples of points.
    ///
    /// @param x points, each with the same number of coordinates
    /// @param wx their weights
    public double between(double[][] x, double[] wx, double[][] y, double[] wy, Ground ground) {
        double[] costs = new double[x.length * y.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                costs[i * y.length + j] = ground.between(x[i], y[j]);
            }
        }
        double least = leastCost(costs, wx, wy);
        return ground == Ground.SQUARED_EUCLIDEAN ? Math.sqrt(Math.max(0.0, least)) : least;
    }

    /// The distance of two samples between whose members any distances are given.
    ///
    /// @param costs `[x × y]`, flat
    /// @param wx weights of the first sample
    /// @param wy weights of the second
    public double leastCost(double[] costs, double[] wx, double[] wy) {
        double totalX = Samples.requireWeights(wx);
        double totalY = Samples.requireWeights(wy);
        int n = wx.length;
        int m = wy.length;
        if (costs.length != n * m) {
            throw new IllegalArgumentException(
                    "Every pair needs a distance: %d and %d points, %d distances"
                            .formatted(n, m, costs.length));
        }
        Model model = new Model(n * m, n + m, 2 * n * m);
        for (double cost : costs) {
            model.addColumn(0.0, Double.POSITIVE_INFINITY, cost);
        }
        for (int i = 0; i < n; i++) {
            model.addRow(wx[i] / totalX, wx[i] / totalX);
            for (int j = 0; j < m; j++) {
                model.addEntry(i * m + j, 1.0);
            }
        }
        for (int j = 0; j < m; j++) {
            model.addRow(wy[j] / totalY, wy[j] / totalY);
            for (int i = 0; i < n; i++) {
                model.addEntry(i * m + j, 1.0);
            }
        }
        SolveResult result = solver.solve(model, Limits.NONE);
        if (result instanceof SolveResult.Optimal optimal) {
            return optimal.plan().objective();
        }
        throw new IllegalStateException("A transport always has a best plan, but: " + result);
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1.0);
        return ones;
    }
}
