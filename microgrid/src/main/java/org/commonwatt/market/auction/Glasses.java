package org.commonwatt.market.auction;

import java.util.Arrays;

/// Fills buyers one after the other from sellers one after the other.
final class Glasses {
    private Glasses() {}

    /// Participants by rising key, equal keys by index.
    static int[] order(double[] key) {
        int[] order = new int[key.length];
        Arrays.setAll(order, i -> i);
        StableOrder.sort(order, order.length, key, new int[order.length]);
        return order;
    }

    /// Pours what sellers sell into what buyers buy, both in their own order. What rounding leaves
    /// of one side at the end is nobody's.
    static void fill(
            int[] buyers,
            int[] sellers,
            double[] purchaseKwh,
            double[] saleKwh,
            int base,
            Pairs out) {
        out.clear();
        int s = 0;
        double left = sellers.length > 0 ? saleKwh[base + sellers[0]] : 0;
        for (int buyer : buyers) {
            double wanted = purchaseKwh[base + buyer];
            while (wanted > 0 && s < sellers.length) {
                double energy = Math.min(wanted, left);
                if (energy > 0) {
                    out.add(buyer, sellers[s], energy);
                }
                wanted -= energy;
                left -= energy;
                if (left <= 0) {
                    s++;
                    left = s < sellers.length ? saleKwh[base + sellers[s]] : 0;
                }
            }
        }
    }
}
