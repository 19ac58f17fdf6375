package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;

/// A day of any number of homes by formula: demand with an evening peak, panels on three of five
/// roofs, batteries in two of three homes.
final class MadeWindow {
    private static final int STEPS = 24;
    private static final double CAPACITY_KWH = 6.4;
    private static final double[] SHAPE = {
        0, 0, 0, 0, 0, 0.02, 0.1, 0.25, 0.42, 0.58, 0.7, 0.77, 0.8, 0.77, 0.7, 0.58, 0.42, 0.25,
        0.1, 0.02, 0, 0, 0, 0
    };

    private MadeWindow() {}

    static DispatchProblem of(int homes) {
        double[] buy = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            buy[t] = 0.20 + 0.15 * evening(t) + 0.01 * (5 * t % 7);
        }
        DispatchMember.Meter meter =
                new DispatchMember.Meter(buy, filled(0.06), filled(12), filled(8));
        List<DispatchMember> members = new ArrayList<>();
        for (int i = 0; i < homes; i++) {
            members.add(home(i, meter));
        }
        double[] none = new double[STEPS];
        CommunityTerms terms =
                new CommunityTerms(filled(12.0 * homes), filled(8.0 * homes), true, none, none, 5);
        return new DispatchProblem(STEPS, 1.0, members, terms);
    }

    private static DispatchMember home(int i, DispatchMember.Meter meter) {
        boolean roof = i % 5 == 0 || i % 5 == 2 || i % 5 == 3;
        double kwPeak = roof ? 3.0 + 0.5 * (i % 3) : 0.0;
        double[] demand = new double[STEPS];
        double[] available = new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            double wave = 0.2 * ((7 * i + 3 * t) % 11) / 11;
            demand[t] = 0.3 + wave + 0.6 * evening(t) * (1 + i % 4) / 4;
            available[t] = kwPeak * SHAPE[t] * (1 - 0.3 * ((5 * i + t) % 7) / 7);
        }
        List<Store> stores = i % 3 == 1 ? List.of() : List.of(battery(i));
        return new DispatchMember(
                "home_" + i,
                demand,
                available,
                demand,
                meter,
                new DispatchMember.Devices(stores, List.of(), null, null),
                new DispatchMember.Equity("", false, Double.NaN, 1, 1, false));
    }

    private static Store battery(int i) {
        double powerKw = 3.0 + 0.5 * (i % 2);
        double initialKwh = (0.3 + 0.1 * (i % 4)) * CAPACITY_KWH;
        return new Store(
                Store.Kind.BATTERY,
                0,
                STEPS,
                initialKwh,
                new Store.Window(0.1 * CAPACITY_KWH, CAPACITY_KWH),
                new Store.Rates(powerKw, powerKw, 0.95, 0.94, 1.0, 0.01),
                new Store.End(initialKwh, Double.POSITIVE_INFINITY, 0));
    }

    private static int evening(int t) {
        return t >= 17 && t <= 21 ? 1 : 0;
    }

    private static double[] filled(double value) {
        double[] values = new double[STEPS];
        Arrays.fill(values, value);
        return values;
    }
}
