package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.DispatchSettings;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.dispatch.WelfareDispatch;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.optim.Solver;

/// What the highest import of a course is measured by: no coordination, and a bound that no plan
/// goes below (`docs/FORMULATION.md#bilevel-peak`).
public final class PeakBound {
    private PeakBound() {}

    /// Highest import where all batteries rest and everybody takes what it needs; surpluses of
    /// members count for the community, as they do at its meter.
    public static double withoutCoordinationKw(PlannedDays days) {
        double most = 0;
        for (int d = 0; d < days.count(); d++) {
            DispatchProblem day = days.day(d, days.firstStoredKwh());
            for (int t = 0; t < day.steps(); t++) {
                double net = 0;
                for (DispatchMember member : day.members()) {
                    net += member.demandKwh()[t] - member.availableKwh()[t];
                }
                boolean out = day.community().importLimitKwh()[t] == 0;
                most = Math.max(most, out ? 0 : net / day.stepHours());
            }
        }
        return most;
    }

    /// Least highest import of any plan: that of the hardest day, were all batteries full before
    /// it.
    public static double leastKw(PlannedDays days, Solver solver) {
        double most = 0;
        for (int d = 0; d < days.count(); d++) {
            most = Math.max(most, leastKw(peakOnly(days.day(d, days.firstStoredKwh())), solver));
        }
        return most;
    }

    private static double leastKw(DispatchProblem day, Solver solver) {
        DispatchResult result =
                WelfareDispatch.solve(
                        day, WelfareObjective.COST.withPeakPrice(1), DispatchSettings.of(solver));
        return result.planOrThrow().community().peakKw();
    }

    /// The day with nothing but the peak to pay, unserved demand forbidden but in outages.
    private static DispatchProblem peakOnly(DispatchProblem day) {
        double[] free = new double[day.steps()];
        List<DispatchMember> members = new ArrayList<>();
        for (DispatchMember member : day.members()) {
            double[] sheddable = member.sheddableKwh().clone();
            for (int t = 0; t < sheddable.length; t++) {
                sheddable[t] = day.community().importLimitKwh()[t] == 0 ? sheddable[t] : 0;
            }
            members.add(
                    new DispatchMember(
                            member.id(),
                            member.demandKwh(),
                            member.availableKwh(),
                            sheddable,
                            new DispatchMember.Meter(
                                    free,
                                    free,
                                    member.meter().importLimitKwh(),
                                    member.meter().exportLimitKwh()),
                            new DispatchMember.Devices(
                                    member.devices().stores().stream()
                                            .map(PeakBound::full)
                                            .toList(),
                                    List.of(),
                                    null,
                                    null),
                            member.equity()));
        }
        CommunityTerms terms = day.community();
        return new DispatchProblem(
                day.steps(),
                day.stepHours(),
                members,
                new CommunityTerms(
                        terms.importLimitKwh(),
                        terms.exportLimitKwh(),
                        true,
                        free,
                        Arrays.copyOf(terms.carbonKgPerKwh(), day.steps()),
                        0));
    }

    private static Store full(Store store) {
        Store.Rates rates = store.rates();
        return new Store(
                store.kind(),
                store.startStep(),
                store.endStep(),
                store.window().maxKwh(),
                store.window(),
                new Store.Rates(
                        rates.chargeKw(),
                        rates.dischargeKw(),
                        rates.etaCharge(),
                        rates.etaDischarge(),
                        rates.keepPerStep(),
                        0),
                new Store.End(0, 0, 0));
    }
}
