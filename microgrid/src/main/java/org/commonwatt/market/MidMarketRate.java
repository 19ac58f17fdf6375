package org.commonwatt.market;

/// Mid-market rate: what is exchanged between members costs the middle of the price range within
/// which nobody loses against the retailer (`docs/FORMULATION.md#mid-market-rate`).
///
/// A [PricedPool] at p = (max feed-in + min import)/2. With one tariff without fees this is the
/// mid-market rate of Long et al., *Peer-to-peer energy trading in a community microgrid*, IEEE PES
/// GM 2017.
public final class MidMarketRate extends PricedPool {
    @Override
    public String name() {
        return "mid-market-rate";
    }

    @Override
    protected double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh) {
        return 0.5 * (prices.poolFloorPerKwh(t) + prices.poolCeilingPerKwh(t));
    }
}
