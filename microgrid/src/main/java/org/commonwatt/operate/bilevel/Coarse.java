package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;

/// A day in longer steps: energies are sums, prices are means. Contents of batteries are no matter
/// of steps, but for their standing loss, which is taken to the power.
final class Coarse {
    private Coarse() {}

    /// @param factor steps that become one; a rest at the end makes a step of its own length, which
    ///   counts as a whole one
    static DispatchProblem of(DispatchProblem fine, int factor) {
        if (factor == 1) {
            return fine;
        }
        int steps = (fine.steps() + factor - 1) / factor;
        List<DispatchMember> members = new ArrayList<>();
        for (DispatchMember member : fine.members()) {
            members.add(member(member, factor, steps));
        }
        CommunityTerms terms = fine.community();
        return new DispatchProblem(
                steps,
                fine.stepHours() * factor,
                members,
                new CommunityTerms(
                        sums(terms.importLimitKwh(), factor),
                        sums(terms.exportLimitKwh(), factor),
                        terms.pools(),
                        means(terms.localCostPerKwh(), factor),
                        means(terms.carbonKgPerKwh(), factor),
                        terms.valueOfLostLoadPerKwh()));
    }

    private static DispatchMember member(DispatchMember member, int factor, int steps) {
        List<Store> stores = new ArrayList<>();
        for (Store store : member.devices().stores()) {
            Store.Rates rates = store.rates();
            stores.add(
                    new Store(
                            store.kind(),
                            0,
                            steps,
                            store.initialKwh(),
                            store.window(),
                            new Store.Rates(
                                    rates.chargeKw(),
                                    rates.dischargeKw(),
                                    rates.etaCharge(),
                                    rates.etaDischarge(),
                                    Math.pow(rates.keepPerStep(), factor),
                                    rates.wearPerKwh()),
                            store.end()));
        }
        DispatchMember.Meter meter = member.meter();
        return new DispatchMember(
                member.id(),
                sums(member.demandKwh(), factor),
                sums(member.availableKwh(), factor),
                sums(member.sheddableKwh(), factor),
                new DispatchMember.Meter(
                        means(meter.importPricePerKwh(), factor),
                        means(meter.exportPricePerKwh(), factor),
                        sums(meter.importLimitKwh(), factor),
                        sums(meter.exportLimitKwh(), factor)),
                new DispatchMember.Devices(stores, List.of(), null, null),
                member.equity());
    }

    private static double[] sums(double[] fine, int factor) {
        double[] sums = new double[(fine.length + factor - 1) / factor];
        for (int t = 0; t < fine.length; t++) {
            sums[t / factor] += fine[t];
        }
        return sums;
    }

    private static double[] means(double[] fine, int factor) {
        double[] means = sums(fine, factor);
        for (int t = 0; t < means.length; t++) {
            means[t] /= Math.min(factor, fine.length - t * factor);
        }
        return means;
    }
}
