package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;

/// Members whose meters have the same prices in every step.
///
/// @param classOf class of each member of the window
/// @param meters a meter of each class
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
record PriceClasses(int[] classOf, List<DispatchMember.Meter> meters) {

    static PriceClasses of(DispatchProblem problem) {
        int[] classOf = new int[problem.size()];
        List<DispatchMember.Meter> meters = new ArrayList<>();
        for (int m = 0; m < classOf.length; m++) {
            DispatchMember.Meter meter = problem.member(m).meter();
            int g = 0;
            while (g < meters.size() && !samePrices(meters.get(g), meter)) {
                g++;
            }
            if (g == meters.size()) {
                meters.add(meter);
            }
            classOf[m] = g;
        }
        return new PriceClasses(classOf, meters);
    }

    int count() {
        return meters.size();
    }

    private static boolean samePrices(DispatchMember.Meter a, DispatchMember.Meter b) {
        return Arrays.equals(a.importPricePerKwh(), b.importPricePerKwh())
                && Arrays.equals(a.exportPricePerKwh(), b.exportPricePerKwh());
    }
}
