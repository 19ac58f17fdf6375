package org.commonwatt.operate.policy;

import org.commonwatt.market.Prices;

/// Members' all-in retail prices as rows over time, and the highest one within the published day
/// after each step, computed once: rules ask for them in every step. Members on one tariff share a
/// row.
final class PublishedPrices {
    private final double[][] retail;
    private final double[][] dearestAhead;

    /// @param prices tariffs of the members
    /// @param publishedSteps number of steps ahead for which prices are published
    PublishedPrices(Prices prices, int publishedSteps) {
        int participants = prices.participants();
        retail = new double[participants + 1][];
        dearestAhead = new double[participants + 1][];
        for (int i = 0; i < participants; i++) {
            int same = firstOnSameTariff(prices, i);
            retail[i] = same < i ? retail[same] : row(prices, i);
            dearestAhead[i] = same < i ? dearestAhead[same] : dearest(retail[i], publishedSteps);
        }
        retail[participants] = meanRow(prices);
        dearestAhead[participants] = dearest(retail[participants], publishedSteps);
    }

    private static double[] meanRow(Prices prices) {
        double[] row = new double[prices.steps()];
        for (int t = 0; t < row.length; t++) {
            row[t] = prices.meanRetailPricePerKwh(t);
        }
        return row;
    }

    private static int firstOnSameTariff(Prices prices, int i) {
        int first = 0;
        while (!prices.tariff(first).equals(prices.tariff(i))) {
            first++;
        }
        return first;
    }

    private static double[] row(Prices prices, int i) {
        double[] row = new double[prices.steps()];
        for (int t = 0; t < row.length; t++) {
            row[t] = prices.retailPricePerKwh(t, i);
        }
        return row;
    }

    private static double[] dearest(double[] row, int publishedSteps) {
        double[] dearest = new double[row.length];
        for (int t = 0; t < row.length; t++) {
            dearest[t] = Double.NEGATIVE_INFINITY;
            for (int lead = 1; lead < publishedSteps; lead++) {
                dearest[t] = Math.max(dearest[t], row[Math.min(t + lead, row.length - 1)]);
            }
        }
        return dearest;
    }

    /// Writes the prices of step `t` and the steps after it.
    void copyAhead(int t, int i, double[] out) {
        double[] row = retail[i];
        int known = Math.min(out.length, row.length - t);
        System.arraycopy(row, t, out, 0, known);
        java.util.Arrays.fill(out, known, out.length, row[row.length - 1]);
    }

    /// Highest all-in retail price of the published steps after `t`.
    double dearestAheadPerKwh(int t, int i) {
        return dearestAhead[i][t];
    }
}
