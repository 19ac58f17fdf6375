package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// A pool with one price: what is exchanged is shared pro rata, only the price differs by mechanism
/// (`docs/FORMULATION.md#pool`).
///
/// With D = Σ import, S = Σ export and q = min(D, S), buyer i buys q·import_i/D and seller j sells
/// q·export_j/S, both at the price of the step; the rest goes through the retailer. Where the range
/// between the highest feed-in price and the lowest import price is empty nothing is traded: no
/// single price would leave everyone whole.
public abstract class PricedPool implements ClearingMechanism {
    /// For subclasses.
    protected PricedPool() {}

    /// The price of a step in which something is exchanged.
    ///
    /// @param prices tariffs; floor ≤ ceiling in this step
    /// @param t step
    /// @param copy which copy
    /// @param demandKwh D > 0
    /// @param supplyKwh S > 0
    protected abstract double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh);

    @Override
    public final boolean pools() {
        return true;
    }

    @Override
    public void clear(Prices prices, int t, StepFlows flows, int copy, Clearing out) {
        int n = prices.participants();
        int base = copy * n;
        double demand = 0;
        double supply = 0;
        for (int k = base; k < base + n; k++) {
            demand += flows.gridImportKwh[k];
            supply += flows.gridExportKwh[k];
        }
        double pooled = Math.min(demand, supply);
        out.clear(copy, n);
        if (!(pooled > 0) || prices.poolFloorPerKwh(t) > prices.poolCeilingPerKwh(t)) {
            return;
        }
        double price = pricePerKwh(prices, t, copy, demand, supply);
        double purchaseShare = pooled / demand;
        double saleShare = pooled / supply;
        for (int k = base; k < base + n; k++) {
            out.purchaseKwh[k] =
                    Math.min(flows.gridImportKwh[k], purchaseShare * flows.gridImportKwh[k]);
            out.saleKwh[k] = Math.min(flows.gridExportKwh[k], saleShare * flows.gridExportKwh[k]);
            out.purchasePricePerKwh[k] = price;
            out.salePricePerKwh[k] = price;
        }
        out.pooledKwh[copy] = pooled;
        out.pricePerKwh[copy] = price;
    }

    /// The price at a place of the range: 0 is the floor, 1 the ceiling.
    static double within(Prices prices, int t, double place) {
        double floor = prices.poolFloorPerKwh(t);
        return floor + place * (prices.poolCeilingPerKwh(t) - floor);
    }
}
