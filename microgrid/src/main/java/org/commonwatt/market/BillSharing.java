package org.commonwatt.market;

/// Bill sharing: members share the community's bill, importers its import cost and exporters its
/// export income; what they exchange is free (`docs/FORMULATION.md#bill-sharing`).
///
/// A [PricedPool] at price 0, so step by step buyers pay b·(D − S)/D and sellers get s·(S − D)/S
/// per kWh (whichever is positive). Long et al., *Peer-to-peer energy trading in a community
/// microgrid*, IEEE PES GM 2017, equations 1–4. There the bill of a horizon is shared:
/// [SharedHorizon].
///
/// Not a fair default: a seller gets nothing for what members use, so it can be worse off than
/// alone ([RetailComparison] names the losers), and exporters gain by washing energy.
public final class BillSharing extends PricedPool {
    @Override
    public String name() {
        return "bill-sharing";
    }

    @Override
    protected double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh) {
        return 0;
    }
}
