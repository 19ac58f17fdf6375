package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The community of `scale/README.md`, of any size, as a window.
///
/// @param homes N
/// @param steps T of a day
record ScaleWindow(int homes, int steps) {
    static final double PEAK_PRICE = 0.30;
    private static final double CAPACITY_KWH = 6.4;
    private static final double[] SHAPE = {
        0, 0, 0, 0, 0, 0.02, 0.1, 0.25, 0.42, 0.58, 0.7, 0.77, 0.8, 0.77, 0.7, 0.58, 0.42, 0.25,
        0.1, 0.02, 0, 0, 0, 0
    };

    private double hours() {
        return 24.0 / steps;
    }

    private int hour(int t) {
        return 24 * t / steps;
    }

    private int evening(int t) {
        return hour(t) >= 17 && hour(t) <= 21 ? 1 : 0;
    }

    DispatchProblem problem() {
        List<DispatchMember> members = new ArrayList<>();
        double[] buy = new double[steps];
        for (int t = 0; t < steps; t++) {
            buy[t] = 0.20 + 0.15 * evening(t) + 0.01 * ((5 * hour(t)) % 7);
        }
        var meter = new DispatchMember.Meter(buy, all(0.06), all(12 * hours()), all(8 * hours()));
        for (int i = 0; i < homes; i++) {
            members.add(member(i, meter));
        }
        CommunityTerms terms =
                new CommunityTerms(
                        all(12 * homes * hours()),
                        all(8 * homes * hours()),
                        true,
                        new double[steps],
                        new double[steps],
                        5.0);
        return new DispatchProblem(steps, hours(), members, terms);
    }

    private DispatchMember member(int i, DispatchMember.Meter meter) {
        double[] load = new double[steps];
        double[] pv = new double[steps];
        boolean owns = i % 5 == 0 || i % 5 == 2 || i % 5 == 3;
        double kwPeak = owns ? 3.0 + 0.5 * (i % 3) : 0.0;
        for (int t = 0; t < steps; t++) {
            double wave = 0.2 * ((7 * i + 3 * t) % 11) / 11;
            load[t] = (0.3 + wave + 0.6 * evening(t) * (1 + i % 4) / 4) * hours();
            pv[t] = kwPeak * SHAPE[hour(t)] * (1 - 0.3 * ((5 * i + t) % 7) / 7) * hours();
        }
        return new DispatchMember(
                "home_" + i,
                load,
                pv,
                load,
                meter,
                new DispatchMember.Devices(
                        i % 3 != 1 ? List.of(battery(i)) : List.of(), List.of(), null, null),
                new DispatchMember.Equity("", i % 4 == 0, Double.NaN, 1, 1, false));
    }

    private Store battery(int i) {
        double powerKw = 3.0 + 0.5 * (i % 2);
        double initialKwh = (0.3 + 0.1 * (i % 4)) * CAPACITY_KWH;
        return new Store(
                Store.Kind.BATTERY,
                0,
                steps,
                initialKwh,
                new Store.Window(0.1 * CAPACITY_KWH, CAPACITY_KWH),
                new Store.Rates(powerKw, powerKw, 0.95, 0.94, 1.0, 0.01),
                new Store.End(initialKwh, Double.POSITIVE_INFINITY, 0));
    }

    private double[] all(double value) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }
}
