package org.commonwatt.operate.dispatch.coalition;

import java.util.Optional;
import org.commonwatt.equity.sharing.SharingProblem.PricedCosts;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.coalition.PoolModel.Slack;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.SolveResult;

/// One best plan of all members together, and what each would pay for its part of it at prices.
public final class GrandPlan {
    private final PoolModel pool;
    private final Plan plan;
    private final Players players;
    private final DualPrices duals;

    private GrandPlan(PoolModel pool, Plan plan, Players players) {
        this.pool = pool;
        this.plan = plan;
        this.players = players;
        duals = DualPrices.split(pool, plan, players);
    }

    /// Solves it; empty where there is none.
    public static Optional<GrandPlan> of(CommunityCosts costs) {
        PoolModel pool = costs.pool();
        SolveResult result = costs.solver().solve(pool.owned.model(), Limits.NONE);
        return result instanceof SolveResult.Optimal(Plan plan, _)
                ? Optional.of(new GrandPlan(pool, plan, costs.players()))
                : Optional.empty();
    }

    /// Cost of all together.
    public double cost() {
        return plan.objective();
    }

    /// Its duals.
    public DualPrices duals() {
        return duals;
    }

    /// What each pays at the duals, and at the middle of the retailer's prices. What these bills
    /// leave of the plan's cost, where members' prices differ, is shared in proportion to load.
    public PricedCosts pricedCosts() {
        double[] atMiddle = middleBills();
        double left = cost();
        double load = 0;
        for (int i = 0; i < atMiddle.length; i++) {
            left -= atMiddle[i];
            load += loadKwh(i);
        }
        for (int i = 0; i < atMiddle.length; i++) {
            atMiddle[i] += load > 0 ? left * loadKwh(i) / load : left / atMiddle.length;
        }
        return new PricedCosts(duals.shares(), duals.rent(), atMiddle);
    }

    /// What a player uses in the window, without what it stores.
    public double loadKwh(int player) {
        double load = 0;
        for (double demand : players.member(player).demandKwh()) {
            load += demand;
        }
        return load;
    }

    private double[] middleBills() {
        int n = players.count();
        double[][] buy = new double[n][];
        double[][] sell = new double[n][];
        for (int i = 0; i < n; i++) {
            buy[i] = players.member(i).meter().importPricePerKwh();
            sell[i] = players.member(i).meter().exportPricePerKwh();
        }
        double[] local = players.problem().community().localCostPerKwh();
        double[] bills = new MiddleBills(buy, sell, local, pool.peakCharge(plan)).of(netKwh());
        addOwnCosts(bills);
        return bills;
    }

    /// What columns that members bring cost, wear above all, in proportion to what they bring.
    private void addOwnCosts(double[] bills) {
        double[] costs = pool.owned.model().arrays().columns().costs();
        double[] upper = pool.owned.model().arrays().columns().upper();
        pool.owned
                .columns()
                .forEach(
                        (column, i, _, most) -> {
                            double cost = costs[column] * plan.column(column);
                            boolean split = most < upper[column] && upper[column] > 0;
                            bills[i] += cost * (split ? most / upper[column] : 1);
                        });
    }

    /// Nets of players and steps; those of common assets belong to their owners.
    double[][] netKwh() {
        int steps = pool.steps;
        double[][] net = new double[players.count()][steps];
        Slack[] slackOf = new Slack[pool.owners.length];
        for (Slack slack : pool.slacks) {
            slackOf[slack.member()] = slack;
        }
        double[] x = plan.columns();
        for (int t = 0; t < steps; t++) {
            for (int m = 0; m < slackOf.length; m++) {
                DispatchMember member = pool.problem.member(m);
                double kwh = member.demandKwh()[t] - member.availableKwh()[t];
                kwh += pool.devices[m].taking[t].at(x) - pool.devices[m].giving[t].at(x);
                kwh += slackOf[m] == null ? slackOfMany(m, t) : slackOf[m].at(x, t);
                int player = players.playerOf(m);
                for (int i = 0; i < net.length; i++) {
                    if (player < 0) {
                        net[i][t] += players.ownership()[i] * kwh;
                    } else if (player == i) {
                        net[i][t] += kwh;
                    }
                }
            }
        }
        return net;
    }

    /// A member's part of what is curtailed and unserved without saying whose.
    private double slackOfMany(int m, int t) {
        DispatchMember member = pool.problem.member(m);
        int k = pool.exchangeCosts ? pool.classes.classOf()[m] * pool.steps + t : t;
        double slack = -part(member.sheddableKwh()[t], pool.unserved[k]);
        return pool.exchangeCosts
                ? slack
                : slack + part(member.availableKwh()[t], pool.curtailed[t]);
    }

    private double part(double brought, int column) {
        double all = pool.owned.model().arrays().columns().upper()[column];
        return all > 0 ? plan.column(column) * brought / all : 0;
    }
}
