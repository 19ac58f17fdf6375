package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// Mid-market rate: what is exchanged between members costs the middle of the price range within
/// which nobody loses against the retailer (`docs/FORMULATION.md#mid-market-rate`).
///
/// With D = Σ import, S = Σ export and q = min(D, S), buyer i buys q·import_i/D and seller j sells
/// q·export_j/S, both at p = (max feed-in + min import)/2; the rest goes through the retailer. With
/// one tariff without fees this is the mid-market rate of Long et al., *Peer-to-peer energy trading
/// in a community microgrid*, IEEE PES GM 2017. Where the range is empty (a feed-in price above an
/// import price) nothing is traded: no single price would leave everyone whole.
public final class MidMarketRate implements ClearingMechanism {
    @Override
    public String name() {
        return "mid-market-rate";
    }

    @Override
    public boolean pools() {
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
        double floor = prices.poolFloorPerKwh(t);
        double ceiling = prices.poolCeilingPerKwh(t);
        double pooled = Math.min(demand, supply);
        if (!(pooled > 0) || floor > ceiling) {
            out.clear(copy, n);
            return;
        }
        double price = 0.5 * (floor + ceiling);
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
}
