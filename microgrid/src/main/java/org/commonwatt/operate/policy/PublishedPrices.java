package org.commonwatt.operate.policy;

import org.commonwatt.market.Prices;

/// The highest retail price within the published day after each step, computed once: rules ask for
/// it in every step.
final class PublishedPrices {
    private final Prices prices;
    private final double[][] dearestAhead;

    PublishedPrices(Prices prices, int publishedSteps) {
        this.prices = prices;
        dearestAhead = new double[prices.participants()][];
        for (int i = 0; i < dearestAhead.length; i++) {
            dearestAhead[i] = sameTariffBefore(i);
            if (dearestAhead[i].length == 0) {
                dearestAhead[i] = dearest(i, publishedSteps);
            }
        }
    }

    /// The row of an earlier member on the same tariff; empty where there is none.
    private double[] sameTariffBefore(int i) {
        for (int j = 0; j < i; j++) {
            if (prices.tariff(j).equals(prices.tariff(i))) {
                return dearestAhead[j];
            }
        }
        return new double[0];
    }

    private double[] dearest(int i, int publishedSteps) {
        int steps = prices.steps();
        double[] dearest = new double[steps];
        for (int t = 0; t < steps; t++) {
            dearest[t] = Double.NEGATIVE_INFINITY;
            for (int lead = 1; lead < publishedSteps; lead++) {
                int ahead = Math.min(t + lead, steps - 1);
                dearest[t] = Math.max(dearest[t], prices.retailPricePerKwh(ahead, i));
            }
        }
        return dearest;
    }

    /// Highest all-in retail price of the published steps after `t`.
    double dearestAheadPerKwh(int t, int i) {
        return dearestAhead[i][t];
    }
}
