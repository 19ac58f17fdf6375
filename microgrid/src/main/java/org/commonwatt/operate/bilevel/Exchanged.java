package org.commonwatt.operate.bilevel;

import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchProblem;

/// Who took how much from whom in one step: from the retailer and from other members, at the middle
/// between the lowest import and the highest feed-in price.
///
/// Where weights decide who gets the members' own energy, it is as the plan says; where all weigh
/// the same the plan does not care, and it is shared in proportion to what is needed and to what is
/// given.
///
/// @param step the step
/// @param importKwh from the retailer, `[N]`
/// @param exportKwh to the retailer
/// @param purchaseKwh from members
/// @param saleKwh to members
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
record Exchanged(
        int step, double[] importKwh, double[] exportKwh, double[] purchaseKwh, double[] saleKwh) {

    static Exchanged of(DispatchPlan plan, int step, boolean neutral) {
        int n = plan.problem().size();
        var exchanged =
                new Exchanged(step, new double[n], new double[n], new double[n], new double[n]);
        double needed = 0;
        double given = 0;
        for (int i = 0; i < n; i++) {
            DispatchPlan.MeterPlan meter = plan.member(i).meter();
            exchanged.importKwh[i] = meter.importKwh()[step];
            exchanged.exportKwh[i] = meter.exportKwh()[step];
            exchanged.purchaseKwh[i] = meter.purchaseKwh()[step];
            exchanged.saleKwh[i] = meter.saleKwh()[step];
            needed += Math.max(0, meter.netKwh()[step]);
            given += Math.max(0, -meter.netKwh()[step]);
        }
        double passed = plan.problem().community().pools() ? Math.min(needed, given) : 0;
        for (int i = 0; neutral && i < n; i++) {
            double net = plan.member(i).meter().netKwh()[step];
            double bought = needed > 0 ? Math.max(0, net) * passed / needed : 0;
            double sold = given > 0 ? Math.max(0, -net) * passed / given : 0;
            exchanged.purchaseKwh[i] = bought;
            exchanged.saleKwh[i] = sold;
            exchanged.importKwh[i] = Math.max(0, net) - bought;
            exchanged.exportKwh[i] = Math.max(0, -net) - sold;
        }
        return exchanged;
    }

    void addBills(DispatchProblem day, double[] bill) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (DispatchMember member : day.members()) {
            least = Math.min(least, member.meter().importPricePerKwh()[step]);
            most = Math.max(most, member.meter().exportPricePerKwh()[step]);
        }
        double middle = (least + most) / 2;
        double local = day.community().localCostPerKwh()[step];
        for (int i = 0; i < bill.length; i++) {
            DispatchMember.Meter meter = day.member(i).meter();
            bill[i] +=
                    meter.importPricePerKwh()[step] * importKwh[i]
                            - meter.exportPricePerKwh()[step] * exportKwh[i]
                            + (middle + local) * purchaseKwh[i]
                            - middle * saleKwh[i];
        }
    }

    /// Generation that its owner did not give away, and the part of purchases that is generation of
    /// the same step; what passes through a battery is not traced.
    void addRenewable(DispatchPlan plan, double[] ownUsedKwh, double[] pooledKwh) {
        double sales = 0;
        double green = 0;
        for (int i = 0; i < ownUsedKwh.length; i++) {
            double generated =
                    plan.problem().member(i).availableKwh()[step]
                            - plan.member(i).supply().curtailedKwh()[step];
            ownUsedKwh[i] += Math.max(0, generated - saleKwh[i] - exportKwh[i]);
            sales += saleKwh[i];
            green += Math.min(generated, saleKwh[i]);
        }
        double share = sales > 0 ? Math.max(0, green / sales) : 0;
        for (int i = 0; i < pooledKwh.length; i++) {
            pooledKwh[i] += share * purchaseKwh[i];
        }
    }
}
