package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.DispatchPlan.CommunityPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.HeatPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.MeterPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.StorePlan;
import org.commonwatt.operate.dispatch.DispatchPlan.SupplyPlan;
import org.commonwatt.optim.Plan;
import org.jspecify.annotations.Nullable;

/// Reads a solved model as a plan.
final class PlanReader {
    private final DispatchModel model;
    private final DispatchProblem problem;
    private final double[] x;
    private final int steps;

    PlanReader(DispatchModel model, double[] x) {
        this.model = model;
        this.problem = model.problem();
        this.x = x;
        this.steps = problem.steps();
    }

    /// The plan.
    ///
    /// @param priced the solution with duals for binding limits, or null where there are none
    /// @param prices community prices
    DispatchPlan read(@Nullable Plan priced, double[] prices) {
        MeterPlan[] meters = new MeterPlan[problem.size()];
        for (int i = 0; i < meters.length; i++) {
            meters[i] = meter(i);
        }
        double[] importKwh = new double[steps];
        double[] exportKwh = new double[steps];
        double peakKwh = 0;
        for (int t = 0; t < steps; t++) {
            double net = model.exchange().importKwh(x, t) - model.exchange().exportKwh(x, t);
            boolean pools = problem.community().pools();
            importKwh[t] = pools ? model.exchange().importKwh(x, t) : Math.max(0, net);
            exportKwh[t] = pools ? model.exchange().exportKwh(x, t) : Math.max(0, -net);
            peakKwh = Math.max(peakKwh, importKwh[t]);
            if (model.exchange() instanceof SharedMeter) {
                split(meters, t);
            }
        }
        double peakKw = peakKwh / problem.stepHours();
        List<MemberPlan> members = new ArrayList<>();
        for (int i = 0; i < meters.length; i++) {
            members.add(member(i, meters[i]));
        }
        return new DispatchPlan(
                problem,
                members,
                new CommunityPlan(importKwh, exportKwh, prices, peakKw),
                costs(meters),
                priced == null ? List.of() : BindingLimits.of(model.draft(), priced),
                model.fair() == null ? null : model.fair().read(x));
    }

    private MeterPlan meter(int i) {
        MeterPlan meter =
                new MeterPlan(
                        new double[steps],
                        new double[steps],
                        new double[steps],
                        new double[steps],
                        new double[steps]);
        for (int t = 0; t < steps; t++) {
            meter.netKwh()[t] = model.members().get(i).netKwh(problem.member(i), x, t);
            if (model.exchange() instanceof OwnMeters own) {
                meter.importKwh()[t] = x[own.imports(i, t)];
                meter.exportKwh()[t] = x[own.exports(i, t)];
                meter.purchaseKwh()[t] = x[own.purchases(i, t)];
                meter.saleKwh()[t] = x[own.sales(i, t)];
            }
        }
        return meter;
    }

    /// What members exchange under one meter: the smaller of what all take and all give, in
    /// proportion; the rest passes the retailer.
    private static void split(MeterPlan[] meters, int t) {
        double taken = 0;
        double given = 0;
        for (MeterPlan meter : meters) {
            taken += Math.max(0, meter.netKwh()[t]);
            given += Math.max(0, -meter.netKwh()[t]);
        }
        double pooled = Math.min(taken, given);
        for (MeterPlan meter : meters) {
            double net = meter.netKwh()[t];
            if (net > 0) {
                meter.purchaseKwh()[t] = net * pooled / taken;
                meter.importKwh()[t] = net - meter.purchaseKwh()[t];
            } else if (net < 0) {
                meter.saleKwh()[t] = -net * pooled / given;
                meter.exportKwh()[t] = -net - meter.saleKwh()[t];
            }
        }
    }

    private MemberPlan member(int i, MeterPlan meter) {
        MemberRows rows = model.members().get(i);
        List<StorePlan> stores = new ArrayList<>();
        for (StoreRows store : rows.stores()) {
            stores.add(store(store));
        }
        List<Integer> starts = new ArrayList<>();
        for (JobRows job : rows.jobs()) {
            starts.add(job.startStep(x));
        }
        double[] generated =
                rows.generator() == null ? new double[steps] : slice(rows.generator().output());
        double[] curtailed =
                rows.curtailed() == MemberRows.NONE ? new double[steps] : slice(rows.curtailed());
        return new MemberPlan(
                problem.member(i).id(),
                meter,
                new SupplyPlan(slice(rows.unserved()), curtailed, generated),
                stores,
                starts,
                rows.heat() == null ? null : heat(rows.heat()));
    }

    private StorePlan store(StoreRows rows) {
        int start = rows.store().startStep();
        int count = rows.store().endStep() - start;
        double[][] each = new double[3][steps];
        int[] from = {rows.charge(), rows.discharge(), rows.content()};
        for (int k = 0; k < each.length; k++) {
            System.arraycopy(x, from[k], each[k], start, count);
        }
        return new StorePlan(each[0], each[1], each[2]);
    }

    private HeatPlan heat(HeatRows rows) {
        double[] electricity = new double[steps];
        for (int t = 0; t < steps; t++) {
            electricity[t] = rows.electricityKwh(x, t);
        }
        return new HeatPlan(
                electricity,
                rows.room() == null ? new double[0] : slice(rows.room().temperatureC()),
                rows.tank() == null ? new double[0] : slice(rows.tank().temperatureC()));
    }

    private double[] slice(int first) {
        return Arrays.copyOfRange(x, first, first + steps);
    }

    /// Under one meter the retailer's bill is split by what each member takes and gives.
    private CostTable costs(MeterPlan[] meters) {
        double[][] table = CostBook.table(problem.size());
        model.draft().costs.addCosts(x, table);
        if (model.exchange() instanceof SharedMeter) {
            int energy = CostPart.ENERGY.index();
            double rest = table[problem.size()][energy];
            for (int i = 0; i < meters.length; i++) {
                DispatchMember.Meter prices = problem.member(i).meter();
                for (int t = 0; t < steps; t++) {
                    table[i][energy] += prices.importPricePerKwh()[t] * meters[i].importKwh()[t];
                    table[i][energy] -= prices.exportPricePerKwh()[t] * meters[i].exportKwh()[t];
                }
                rest -= table[i][energy];
            }
            table[problem.size()][energy] = rest;
        }
        return new CostTable(table);
    }
}
