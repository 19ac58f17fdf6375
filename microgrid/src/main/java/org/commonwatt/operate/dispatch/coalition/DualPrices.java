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
        Plan.Prices prices = plan.prices();
        double[] shares = worths(pool.owned, prices);
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

    /// What each member brings to a model, present or not, at the derivatives of one of its plans,
    /// `[n]`.
    static double[] worths(OwnedModel owned, Plan.Prices prices) {
        double[] worths = new double[owned.members()];
        owned.rows()
                .forEach(
                        (row, i, lower, upper) ->
                                worths[i] += worth(prices.duals()[row], lower, upper));
        owned.columns()
                .forEach(
                        (column, i, lower, upper) ->
                                worths[i] += worth(prices.reducedCosts()[column], lower, upper));
        return worths;
    }

    /// A positive derivative belongs to the lower bound, a negative one to the upper. One of a
    /// bound that is not there is rounding.
    private static double worth(double derivative, double lower, double upper) {
        double bound = derivative > 0 ? lower : upper;
        return Math.abs(derivative) < NO_PRICE || Double.isInfinite(bound)
                ? 0.0
                : derivative * bound;
    }
}
