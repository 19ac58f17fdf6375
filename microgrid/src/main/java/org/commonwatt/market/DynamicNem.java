package org.commonwatt.market;

/// Dynamic net energy metering: the community's net position sets the price for everybody
/// (`docs/FORMULATION.md#dynamic-nem`).
///
/// | the community | price |
/// |---|---|
/// | takes energy | what it costs outside: the ceiling |
/// | gives energy | what it brings outside: the floor |
/// | is in balance | between them, at `balancedPlace` |
///
/// The zones of A. S. Alahmed and L. Tong, *Dynamic Net Metering for Energy Communities*, IEEE
/// Trans. Energy Markets, Policy and Regulation 2 (2024), doi 10.1109/TEMPR.2024.3354162. There the
/// price of the balanced zone is the one at which the members' elastic demand equals their
/// generation; metered flows do not show that demand, so its place in the range is a parameter.
public final class DynamicNem extends PricedPool {
    /// A net below this share of all energy counts as balanced: rounding, not trade.
    private static final double BALANCED = 1e-12;

    private final double balancedPlace;

    /// The middle where the community is in balance.
    public DynamicNem() {
        this(0.5);
    }

    /// @param balancedPlace place of the price in the range when the community is in balance, 0
    ///   (floor) … 1 (ceiling)
    public DynamicNem(double balancedPlace) {
        MarketTerms.requireShare("balancedPlace", balancedPlace);
        this.balancedPlace = balancedPlace;
    }

    @Override
    public String name() {
        return "dynamic-nem";
    }

    @Override
    protected double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh) {
        double net = demandKwh - supplyKwh;
        if (Math.abs(net) <= BALANCED * (demandKwh + supplyKwh)) {
            return within(prices, t, balancedPlace);
        }
        return net > 0 ? prices.poolCeilingPerKwh(t) : prices.poolFloorPerKwh(t);
    }
}
