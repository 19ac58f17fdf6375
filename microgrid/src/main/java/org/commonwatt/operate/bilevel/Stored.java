package org.commonwatt.operate.bilevel;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;

/// What stored energy counts at the end, so that nobody wins by emptying batteries: a deficit
/// against the first day is bought again, a surplus is worth what comes out of it, at the mean
/// import price.
final class Stored {
    private Stored() {}

    /// Cost of the difference.
    static double correction(PlannedDays days, double[] lastKwh) {
        double[] first = days.firstStoredKwh();
        DispatchProblem day = days.day(days.count() - 1, first);
        double price = 0;
        for (DispatchMember member : day.members()) {
            price +=
                    Arrays.stream(member.meter().importPricePerKwh()).average().orElse(0)
                            / day.size();
        }
        double cost = 0;
        for (int i = 0; i < first.length; i++) {
            for (Store store : day.member(i).devices().stores()) {
                double missing = first[i] - lastKwh[i];
                cost +=
                        missing > 0
                                ? missing * price / store.rates().etaCharge()
                                : missing * price * store.rates().etaDischarge();
            }
        }
        return cost;
    }
}
