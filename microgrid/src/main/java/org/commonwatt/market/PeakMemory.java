package org.commonwatt.market;

/// The peaks of earlier billing months, for demand charges with a ratchet.
final class PeakMemory {
    private final Prices prices;
    private final int n;
    private final int months;

    /// Peak of the month closed `slot` places along a ring, `[k × months]`.
    private final double[] peakKw;

    private final int[] closedMonths;

    PeakMemory(Prices prices, int copies) {
        this.prices = prices;
        n = prices.participants();
        int most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, prices.tariff(i).monthly().demand().ratchetMonths());
        }
        months = most;
        peakKw = new double[copies * n * months];
        closedMonths = new int[copies];
    }

    /// Billed demand of member `i`: this month's peak, or the ratchet's part of an earlier one.
    double billedKw(int copy, int i, double peakNowKw) {
        DemandTerms demand = prices.tariff(i).monthly().demand();
        int row = (copy * n + i) * months;
        double earlier = 0;
        for (int back = 1; back <= Math.min(demand.ratchetMonths(), closedMonths[copy]); back++) {
            earlier = Math.max(earlier, peakKw[row + (closedMonths[copy] - back) % months]);
        }
        return Math.max(peakNowKw, demand.ratchetShare() * earlier);
    }

    /// Remembers the peaks of a month that ends.
    void closeMonth(int copy, double[] peakNowKw) {
        for (int i = 0; i < n && months > 0; i++) {
            peakKw[(copy * n + i) * months + closedMonths[copy] % months] = peakNowKw[i];
        }
        closedMonths[copy]++;
    }

    void copyFrom(PeakMemory other) {
        System.arraycopy(other.peakKw, 0, peakKw, 0, peakKw.length);
        System.arraycopy(other.closedMonths, 0, closedMonths, 0, closedMonths.length);
    }
}
