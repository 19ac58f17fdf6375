package org.commonwatt.experiments.pricing;

import org.commonwatt.market.Prices;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.pricing.OperatedPolicy;
import org.commonwatt.operate.scenario.Scenario;

/// The same price between members at all times: the mean of the middles of the range, moved into
/// the range where it lies outside.
final class FixedPrice {
    private FixedPrice() {}

    static Policy policy(String name, Scenario scenario, double elasticity) {
        var prices = new Prices(scenario.tariffs());
        int steps = scenario.axis().steps();
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            sum += 0.5 * (prices.poolFloorPerKwh(t) + prices.poolCeilingPerKwh(t));
        }
        double fixed = sum / steps;
        return new OperatedPolicy(
                name,
                scenario,
                (_, _, _, step) -> share(prices, Math.min(step, steps - 1), fixed),
                elasticity);
    }

    private static double share(Prices prices, int t, double price) {
        double floor = prices.poolFloorPerKwh(t);
        double range = prices.poolCeilingPerKwh(t) - floor;
        return range <= 0 ? 0 : Math.clamp(2 * (price - floor) / range - 1, -1, 1);
    }
}
