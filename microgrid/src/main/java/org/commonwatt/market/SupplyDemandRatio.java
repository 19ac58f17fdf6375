package org.commonwatt.market;

/// Supply-demand ratio: the scarcer local energy is, the dearer (`docs/FORMULATION.md#sdr`).
///
/// With r = supply/demand, floor s and ceiling b, a [PricedPool] at 1/p = (1 − r)/b + r/s for r < 1
/// and p = s from r = 1 on; so buyers pay p·r + b·(1 − r) per imported kWh on average. Liu et al.,
/// *Energy-sharing model with price-based demand response for microgrids of peer-to-peer
/// prosumers*, IEEE Trans. Power Systems 2017, equations 9–11, written as by Zhou, Wu and Long,
/// Applied Energy 222 (2018), A.2.1. The ratio is supply over demand, not the other way round.
///
/// The harmonic mean needs positive prices; with a floor of 0 or less its limit counts, the floor.
/// Washing energy through a second meter moves the ratio, so it may pay.
public final class SupplyDemandRatio extends PricedPool {
    @Override
    public String name() {
        return "supply-demand-ratio";
    }

    @Override
    protected double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh) {
        double floor = prices.poolFloorPerKwh(t);
        double ceiling = prices.poolCeilingPerKwh(t);
        double ratio = supplyKwh / demandKwh;
        if (ratio >= 1 || floor <= 0) {
            return floor;
        }
        double price = ceiling * floor / ((ceiling - floor) * ratio + floor);
        return Math.clamp(price, floor, ceiling);
    }
}
