package org.commonwatt.market;

/// What members exchanged in one step: flat arrays `[copy × participant]`, index `copy·N + i`.
/// Overwritten by every step.
public final class Clearing {
    /// Part of the member's import that other members delivered, kWh.
    public final double[] purchaseKwh;

    /// Part of the member's export that other members took, kWh.
    public final double[] saleKwh;

    /// Price per purchased kWh, before local grid fee and tax.
    public final double[] purchasePricePerKwh;

    /// Price per sold kWh.
    public final double[] salePricePerKwh;

    /// Energy exchanged, kWh, `[copy]`.
    public final double[] pooledKwh;

    /// Price between members where there is one price, NaN where nothing was traded, `[copy]`.
    public final double[] pricePerKwh;

    /// @param copies number of copies, ≥ 1
    /// @param participants N, ≥ 1
    public Clearing(int copies, int participants) {
        Sizes.require("copies", copies);
        Sizes.require("participants", participants);
        purchaseKwh = new double[copies * participants];
        saleKwh = new double[copies * participants];
        purchasePricePerKwh = new double[copies * participants];
        salePricePerKwh = new double[copies * participants];
        pooledKwh = new double[copies];
        pricePerKwh = new double[copies];
    }

    /// No trade in `copy`.
    public void clear(int copy, int participants) {
        int base = copy * participants;
        for (int k = base; k < base + participants; k++) {
            purchaseKwh[k] = 0;
            saleKwh[k] = 0;
        }
        pooledKwh[copy] = 0;
        pricePerKwh[copy] = Double.NaN;
    }
}
