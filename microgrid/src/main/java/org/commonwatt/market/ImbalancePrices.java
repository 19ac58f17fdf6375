package org.commonwatt.market;

import java.util.Arrays;

/// What energy costs that a member took or gave beyond its firm trades
/// (`docs/FORMULATION.md#firm-trades`): one price per step for each direction. Immutable.
public final class ImbalancePrices {
    private final double[] buyPricePerKwh;
    private final double[] sellPricePerKwh;

    /// Copies the series.
    ///
    /// @param buyPricePerKwh what a member pays where it took more than it traded, `[T]`
    /// @param sellPricePerKwh what it gets where it took less, `[T]`
    public ImbalancePrices(double[] buyPricePerKwh, double[] sellPricePerKwh) {
        if (buyPricePerKwh.length != sellPricePerKwh.length) {
            throw new IllegalArgumentException(
                    "There are %d imbalance prices to buy at but %d to sell at."
                            .formatted(buyPricePerKwh.length, sellPricePerKwh.length));
        }
        for (double price : buyPricePerKwh) {
            requireFinite(price);
        }
        for (double price : sellPricePerKwh) {
            requireFinite(price);
        }
        this.buyPricePerKwh = buyPricePerKwh.clone();
        this.sellPricePerKwh = sellPricePerKwh.clone();
    }

    private static void requireFinite(double price) {
        if (!Double.isFinite(price)) {
            throw new IllegalArgumentException(
                    "The imbalance price (%s) must be finite.".formatted(price));
        }
    }

    /// Number of steps T.
    public int steps() {
        return buyPricePerKwh.length;
    }

    /// Price of a difference in step `t`: + was taken beyond the trades, − was left of them.
    public double pricePerKwh(int t, long differenceMilliwattHours) {
        return differenceMilliwattHours > 0 ? buyPricePerKwh[t] : sellPricePerKwh[t];
    }

    /// What a member pays per kWh taken beyond its trades in step `t`.
    public double buyPricePerKwh(int t) {
        return buyPricePerKwh[t];
    }

    /// What it gets per kWh left of its trades in step `t`.
    public double sellPricePerKwh(int t) {
        return sellPricePerKwh[t];
    }

    /// The same prices for the steps from `from` to `to − 1`.
    public ImbalancePrices steps(int from, int to) {
        return new ImbalancePrices(
                Arrays.copyOfRange(buyPricePerKwh, from, to),
                Arrays.copyOfRange(sellPricePerKwh, from, to));
    }
}
