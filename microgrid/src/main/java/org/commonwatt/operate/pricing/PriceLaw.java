package org.commonwatt.operate.pricing;

import java.util.List;

/// Where an operator puts the price between members of a step: a few numbers that it knows a day
/// before, weighted and squashed into the range in which nobody loses against the retailer
/// (`docs/FORMULATION.md#price-law`).
///
/// Immutable; the weights can be read and changed by hand.
public final class PriceLaw {
    /// What a law weighs, in order.
    public static final List<String> FEATURES =
            List.of(
                    "constant",
                    "balance",
                    "dayBalance",
                    "retail",
                    "balanceRetail",
                    "hourSin",
                    "hourCos",
                    "hour2Sin",
                    "hour2Cos");

    /// The middle of the range at all times: the mid-market rate.
    public static final PriceLaw MIDDLE = new PriceLaw(new double[FEATURES.size()]);

    private final double[] weights;

    /// @param weights one per feature; copied
    public PriceLaw(double[] weights) {
        if (weights.length != FEATURES.size()) {
            throw new IllegalArgumentException(
                    "A price law has %d weights, not %d."
                            .formatted(FEATURES.size(), weights.length));
        }
        this.weights = weights.clone();
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException(
                        "The weight (%s) must be finite.".formatted(weight));
            }
        }
    }

    /// The weights, in the order of [#FEATURES].
    public double[] weights() {
        return weights.clone();
    }

    /// Place of the price in its range: −1 the floor, 1 the ceiling.
    ///
    /// @param demandKwh what members are expected to take
    /// @param supplyKwh what members are expected to give
    /// @param dayBalance (demand − supply)/(demand + supply) of the day around it, −1 … 1
    /// @param retail retail price less the day's mean, over the larger distance of its extremes
    ///   from it: −1 … 1
    /// @param hour of the local day
    public double share(
            double demandKwh, double supplyKwh, double dayBalance, double retail, double hour) {
        double sum = demandKwh + supplyKwh;
        double balance = sum > 0 ? (demandKwh - supplyKwh) / sum : 1;
        double angle = 2 * Math.PI * hour / 24;
        double weighed =
                weights[0]
                        + weights[1] * balance
                        + weights[2] * dayBalance
                        + weights[3] * retail
                        + weights[4] * balance * retail
                        + weights[5] * StrictMath.sin(angle)
                        + weights[6] * StrictMath.cos(angle)
                        + weights[7] * StrictMath.sin(2 * angle)
                        + weights[8] * StrictMath.cos(2 * angle);
        return StrictMath.tanh(weighed);
    }
}
