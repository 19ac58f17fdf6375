package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;

/// The least cost of members who pool their energy, as an [OwnedModel]
/// (`docs/FORMULATION.md#coalition-cost`).
///
/// Members whose meter limits cannot bind, and who exchange energy freely at the same prices, need
/// no columns of their own but those of their devices: demand, generation, shedding and curtailment
/// are sums. Where exchanging costs something or prices differ, meters with something to give get
/// an `in` and an `out` per step, and every price class its own import and export.
final class PoolModel {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    final DispatchProblem problem;
    final CommunityTerms terms;
    final int steps;
    final PriceClasses classes;
    final OwnedModel owned;
    private final Model model;
    final int[] owners;
    final DeviceColumns[] devices;
    final boolean[] metered;
    final boolean exchangeCosts;

    final List<Slack> slacks = new ArrayList<>();

    /// Columns of class g in step t at `g·T + t`: import, export, unserved of those without own
    /// columns; curtailed of these in step t.
    final int[] imports;

    final int[] exports;
    final int[] unserved;
    final int[] curtailed;

    /// Balance of the pool per step, or of class g's intake at `g·T + t`.
    final int[] balances;

    /// The column of the largest import, −1 where it costs nothing.
    private int peak = -1;

    private PoolModel(Players players) {
        problem = players.problem();
        terms = problem.community();
        steps = problem.steps();
        classes = PriceClasses.of(problem);
        owned = new OwnedModel(players.count(), players.ownership());
        model = owned.model();
        exchangeCosts =
                classes.count() > 1
                        || Arrays.stream(terms.localCostPerKwh()).anyMatch(cost -> cost != 0);
        owners = new int[problem.size()];
        devices = new DeviceColumns[problem.size()];
        metered = new boolean[problem.size()];
        for (int m = 0; m < owners.length; m++) {
            int player = players.playerOf(m);
            owners[m] = player < 0 ? owned.everybody() : player;
            devices[m] = new DeviceColumns(owned, owners[m], steps, problem.stepHours());
            devices[m].add(problem.member(m).devices());
            metered[m] = needsMeter(m);
        }
        int cells = classes.count() * steps;
        imports = new int[cells];
        exports = new int[cells];
        unserved = new int[cells];
        curtailed = new int[steps];
        balances = new int[cells];
    }

    /// The model of a community.
    ///
    /// @param peakPricePerKw price of the largest import, 0 for none
    static PoolModel of(Players players, double peakPricePerKw) {
        PoolModel pool = new PoolModel(players);
        pool.addGrid();
        pool.slacks.addAll(pool.ownSlacks());
        if (pool.exchangeCosts) {
            new ExchangeBalances(pool).add(pool.slacks);
        } else {
            pool.addBalances();
        }
        pool.addCommonLimits(peakPricePerKw);
        pool.owned.seal();
        return pool;
    }

    /// Rows whose dual is the price of one more kWh of demand of a class: one per class and step.
    int balanceRow(int priceClass, int step) {
        return balances[exchangeCosts ? priceClass * steps + step : step];
    }

    private boolean needsMeter(int m) {
        DispatchMember member = problem.member(m);
        boolean gives = false;
        for (int t = 0; t < steps; t++) {
            gives |= member.availableKwh()[t] + devices[m].mostGivenKwh[t] > 0;
            if (couldBreak(m, t)) {
                return true;
            }
        }
        return exchangeCosts && gives;
    }

    /// Whether the member's own limits could be broken.
    private boolean couldBreak(int m, int t) {
        DispatchMember member = problem.member(m);
        double mostIn = member.demandKwh()[t] + devices[m].mostTakenKwh[t];
        double mostOut = member.availableKwh()[t] + devices[m].mostGivenKwh[t];
        return mostIn > member.meter().importLimitKwh()[t]
                || mostOut > member.meter().exportLimitKwh()[t];
    }

    private void addGrid() {
        double[] limitIn = terms.importLimitKwh();
        double[] limitOut = terms.exportLimitKwh();
        boolean alone = classes.count() == 1;
        for (int g = 0; g < classes.count(); g++) {
            DispatchMember.Meter meter = classes.meters().get(g);
            for (int t = 0; t < steps; t++) {
                int k = g * steps + t;
                double most = alone ? limitIn[t] : INFINITE;
                imports[k] = owned.column(0, most, meter.importPricePerKwh()[t]);
                double mostOut = alone ? limitOut[t] : INFINITE;
                exports[k] = owned.column(0, mostOut, -meter.exportPricePerKwh()[t]);
                unserved[k] = owned.column(0, 0, terms.valueOfLostLoadPerKwh());
            }
        }
        for (int t = 0; t < steps && !exchangeCosts; t++) {
            curtailed[t] = owned.column(0, 0, 0);
        }
    }

    /// One balance per step for all.
    private void addBalances() {
        List<Slack> own = slacks;
        for (int t = 0; t < steps; t++) {
            balances[t] = model.addRow(0, 0);
            model.addEntry(imports[t], 1);
            model.addEntry(exports[t], -1);
            model.addEntry(unserved[t], 1);
            model.addEntry(curtailed[t], -1);
            for (DeviceColumns device : devices) {
                device.giving[t].writeTo(model, 1);
                device.taking[t].writeTo(model, -1);
            }
            for (Slack slack : own) {
                slack.writeTo(model, t);
            }
            for (int m = 0; m < owners.length; m++) {
                DispatchMember member = problem.member(m);
                double net = member.demandKwh()[t] - member.availableKwh()[t];
                owned.bringRow(balances[t], owners[m], net, net);
                if (!metered[m]) {
                    owned.bringColumn(unserved[t], owners[m], 0, member.sheddableKwh()[t]);
                    owned.bringColumn(curtailed[t], owners[m], 0, member.availableKwh()[t]);
                }
            }
        }
        own.forEach(this::addLimits);
    }

    /// What a metered member leaves unserved and curtails.
    record Slack(int member, int firstUnserved, int firstCurtailed) {
        void writeTo(Model model, int t) {
            model.addEntry(firstUnserved + t, 1);
            model.addEntry(firstCurtailed + t, -1);
        }

        /// By how much it raises the net at a plan.
        double at(double[] values, int t) {
            return values[firstCurtailed + t] - values[firstUnserved + t];
        }
    }

    /// What the largest import costs in a plan.
    double peakCharge(Plan plan) {
        return peak < 0 ? 0 : plan.column(peak) * model.arrays().columns().costs()[peak];
    }

    private List<Slack> ownSlacks() {
        List<Slack> slacks = new ArrayList<>();
        for (int m = 0; m < owners.length; m++) {
            if (metered[m]) {
                DispatchMember member = problem.member(m);
                int first = model.columnCount();
                for (int t = 0; t < steps; t++) {
                    double most = member.sheddableKwh()[t];
                    owned.columnOf(owners[m], 0, most, terms.valueOfLostLoadPerKwh());
                }
                for (int t = 0; t < steps; t++) {
                    owned.columnOf(owners[m], 0, member.availableKwh()[t], 0);
                }
                slacks.add(new Slack(m, first, first + steps));
            }
        }
        return slacks;
    }

    /// −export limit ≤ net ≤ import limit, with net = demand − available − what is given.
    private void addLimits(Slack slack) {
        int m = slack.member();
        DispatchMember member = problem.member(m);
        for (int t = 0; t < steps; t++) {
            if (couldBreak(m, t)) {
                double net = member.demandKwh()[t] - member.availableKwh()[t];
                double least = net - member.meter().importLimitKwh()[t];
                double most = net + member.meter().exportLimitKwh()[t];
                owned.rowOf(owners[m], least, most);
                devices[m].giving[t].writeTo(model, 1);
                devices[m].taking[t].writeTo(model, -1);
                slack.writeTo(model, t);
            }
        }
    }

    private void addCommonLimits(double peakPricePerKw) {
        peak = peakPricePerKw > 0 ? owned.column(0, INFINITE, peakPricePerKw) : -1;
        for (int t = 0; t < steps; t++) {
            if (peak >= 0) {
                model.addRow(Double.NEGATIVE_INFINITY, 0);
                sumOver(imports, t, 1 / problem.stepHours());
                model.addEntry(peak, -1);
            }
            if (classes.count() > 1) {
                limit(imports, t, terms.importLimitKwh()[t]);
                limit(exports, t, terms.exportLimitKwh()[t]);
            }
        }
    }

    private void limit(int[] columns, int t, double limitKwh) {
        if (limitKwh < INFINITE) {
            model.addRow(Double.NEGATIVE_INFINITY, limitKwh);
            sumOver(columns, t, 1);
        }
    }

    private void sumOver(int[] columns, int t, double coefficient) {
        for (int k = t; k < columns.length; k += steps) {
            model.addEntry(columns[k], coefficient);
        }
    }
}
