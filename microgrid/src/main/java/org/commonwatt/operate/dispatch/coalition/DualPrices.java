package org.commonwatt.operate.dispatch.coalition;

import java.util.Optional;
import org.commonwatt.optim.Plan;

/// The cost of all members together, split by its duals: each pays for what it brings at the
/// marginal price of that (Owen, *On the core of linear production games*, 1975). That is its own
/// best cost if every kWh had the community's price.
///
/// @param cost of all together
/// @param shares of the members, `[n]`
/// @param pricesPerKwh marginal prices of demand, `[class × T]`
/// @param rent Σ shares − cost: what scarce common connections, which nobody brings, earn
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record DualPrices(double cost, double[] shares, double[] pricesPerKwh, double rent) {
    private static final double NO_PRICE = 1e-11;

    /// Solves the plan of all; empty where there is none.
    public static Optional<DualPrices> of(CommunityCosts costs) {
        return GrandPlan.of(costs).map(GrandPlan::duals);
    }

    static DualPrices split(PoolModel pool, Plan plan, Players players) {
        double[] shares = new double[players.count()];
        Plan.Prices prices = plan.prices();
        pool.owned
                .rows()
                .forEach(
                        (row, i, lower, upper) ->
                                shares[i] += worth(prices.duals()[row], lower, upper));
        pool.owned
                .columns()
                .forEach(
                        (column, i, lower, upper) ->
                                shares[i] += worth(prices.reducedCosts()[column], lower, upper));
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        int steps = players.problem().steps();
        double[] perKwh = new double[pool.classes.count() * steps];
        for (int k = 0; k < perKwh.length; k++) {
            perKwh[k] = prices.duals()[pool.balanceRow(k / steps, k % steps)];
        }
        return new DualPrices(plan.objective(), shares, perKwh, sum - plan.objective());
    }

    /// A positive derivative belongs to the lower bound, a negative one to the upper.
    private static double worth(double derivative, double lower, double upper) {
        return Math.abs(derivative) < NO_PRICE
                ? 0.0
                : derivative * (derivative > 0 ? lower : upper);
    }
}
