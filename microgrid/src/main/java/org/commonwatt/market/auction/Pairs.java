package org.commonwatt.market.auction;

import java.util.Arrays;

/// Who delivered how much to whom: a list of pairs, reused from step to step.
public final class Pairs {
    private int count;
    private int[] buyer = new int[16];
    private int[] seller = new int[16];
    private double[] energyKwh = new double[16];

    /// Empties the list.
    public void clear() {
        count = 0;
    }

    void add(int buying, int selling, double kwh) {
        if (count == buyer.length) {
            buyer = Arrays.copyOf(buyer, 2 * count);
            seller = Arrays.copyOf(seller, 2 * count);
            energyKwh = Arrays.copyOf(energyKwh, 2 * count);
        }
        buyer[count] = buying;
        seller[count] = selling;
        energyKwh[count++] = kwh;
    }

    /// Number of pairs.
    public int size() {
        return count;
    }

    /// Buying participant of a pair.
    public int buyer(int pair) {
        return buyer[pair];
    }

    /// Selling participant of a pair.
    public int seller(int pair) {
        return seller[pair];
    }

    /// Energy of a pair, kWh, > 0.
    public double energyKwh(int pair) {
        return energyKwh[pair];
    }
}
