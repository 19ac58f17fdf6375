package org.commonwatt.operate.dispatch.coalition;

import java.util.List;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.coalition.PoolModel.Slack;
import org.commonwatt.optim.Model;

/// The balances of a [PoolModel] where exchanging costs something or prices differ: per class of
/// equal prices what goes in and out of its meters, from and to the retailer or the pool.
final class ExchangeBalances {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final PoolModel pool;
    private final OwnedModel owned;
    private final Model model;
    private final int steps;

    /// Columns in and out per step of each metered member, from this one on.
    private final int[] meters;

    /// Columns bought from and sold to the pool per class and step, from this one on.
    private int trades;

    ExchangeBalances(PoolModel pool) {
        this.pool = pool;
        owned = pool.owned;
        model = owned.model();
        steps = pool.steps;
        meters = new int[pool.owners.length];
    }

    void add(List<Slack> slacks) {
        for (Slack slack : slacks) {
            meters[slack.member()] = addMeter(slack);
        }
        trades = model.columnCount();
        for (int k = 0; k < pool.imports.length; k++) {
            owned.column(0, INFINITE, 0);
            owned.column(0, INFINITE, pool.terms.localCostPerKwh()[k % steps]);
        }
        for (int k = 0; k < pool.imports.length; k++) {
            addIntake(k / steps, k % steps, k);
            addOutput(k / steps, k % steps, k);
        }
        for (int t = 0; t < steps; t++) {
            model.addRow(0, 0);
            for (int k = t; k < pool.imports.length; k += steps) {
                model.addEntry(trades + 2 * k, 1);
                model.addEntry(trades + 2 * k + 1, -1);
            }
        }
    }

    /// import + bought + unserved = demand and what devices take, or what goes into meters.
    private void addIntake(int priceClass, int t, int k) {
        pool.balances[k] = model.addRow(0, 0);
        model.addEntry(pool.imports[k], 1);
        model.addEntry(trades + 2 * k, 1);
        model.addEntry(pool.unserved[k], 1);
        for (int m = 0; m < meters.length; m++) {
            if (pool.classes.classOf()[m] != priceClass) {
                continue;
            }
            if (pool.metered[m]) {
                model.addEntry(meters[m] + 2 * t, -1);
            } else {
                DispatchMember member = pool.problem.member(m);
                pool.devices[m].taking[t].writeTo(model, -1);
                double demand = member.demandKwh()[t];
                owned.bringRow(pool.balances[k], pool.owners[m], demand, demand);
                owned.bringColumn(pool.unserved[k], pool.owners[m], 0, member.sheddableKwh()[t]);
            }
        }
    }

    /// What comes out of meters = export + sold.
    private void addOutput(int priceClass, int t, int k) {
        model.addRow(0, 0);
        model.addEntry(pool.exports[k], -1);
        model.addEntry(trades + 2 * k + 1, -1);
        for (int m = 0; m < meters.length; m++) {
            if (pool.metered[m] && pool.classes.classOf()[m] == priceClass) {
                model.addEntry(meters[m] + 2 * t + 1, 1);
            }
        }
    }

    /// Columns in and out per step. Nobody gives more than it makes itself: otherwise members with
    /// a cheap tariff would import for the others.
    private int addMeter(Slack slack) {
        int m = slack.member();
        int owner = pool.owners[m];
        DispatchMember member = pool.problem.member(m);
        int first = model.columnCount();
        for (int t = 0; t < steps; t++) {
            owned.columnOf(owner, 0, member.meter().importLimitKwh()[t], 0);
            owned.columnOf(owner, 0, member.meter().exportLimitKwh()[t], 0);
        }
        for (int t = 0; t < steps; t++) {
            double net = member.demandKwh()[t] - member.availableKwh()[t];
            owned.rowOf(owner, net, net);
            model.addEntry(first + 2 * t, 1);
            model.addEntry(first + 2 * t + 1, -1);
            pool.devices[m].giving[t].writeTo(model, 1);
            pool.devices[m].taking[t].writeTo(model, -1);
            slack.writeTo(model, t);
            if (pool.classes.count() > 1) {
                owned.rowOf(owner, Double.NEGATIVE_INFINITY, member.availableKwh()[t]);
                model.addEntry(first + 2 * t + 1, 1);
                model.addEntry(slack.firstCurtailed() + t, 1);
                pool.devices[m].giving[t].writeTo(model, -1);
            }
        }
        return first;
    }
}
