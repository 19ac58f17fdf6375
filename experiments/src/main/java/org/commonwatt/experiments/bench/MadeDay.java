package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;

/// A day of a community of any size by formula, for dispatch: homes with evening peaks, three of
/// five with panels, two of three with a battery.
///
/// @param homes N
/// @param steps T of the day
/// @param random how homes differ from the formula, where they do
/// @param negative whether noon has prices below zero
record MadeDay(int homes, int steps, SplittableRandom random, boolean negative) {
    static final double PEAK_PRICE = 0.30;
    private static final double CAPACITY_KWH = 6.4;
    private static final double SPREAD = 0.4;
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

    DispatchProblem problem(boolean varied) {
        double[] buy = new double[steps];
        double[] sell = all(0.06);
        for (int t = 0; t < steps; t++) {
            buy[t] = 0.20 + 0.15 * evening(t) + 0.01 * ((5 * hour(t)) % 7);
            if (negative && hour(t) >= 11 && hour(t) <= 13) {
                buy[t] = -0.05;
                sell[t] = -0.10;
            }
        }
        var meter = new DispatchMember.Meter(buy, sell, all(12 * hours()), all(8 * hours()));
        List<DispatchMember> members = new ArrayList<>();
        for (int i = 0; i < homes; i++) {
            members.add(member(i, meter, varied));
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

    /// Weights between 1 and 2, one per home.
    double[] weights() {
        return random.doubles(homes, 1, 2).toArray();
    }

    private DispatchMember member(int i, DispatchMember.Meter meter, boolean varied) {
        double[] load = new double[steps];
        double[] pv = new double[steps];
        boolean owns = i % 5 == 0 || i % 5 == 2 || i % 5 == 3;
        double kwPeak = owns ? 3.0 + 0.5 * (i % 3) : 0.0;
        for (int t = 0; t < steps; t++) {
            double wave = 0.2 * ((7 * i + 3 * t) % 11) / 11;
            double factor = varied ? 1 + SPREAD * (random.nextDouble() - 0.5) : 1;
            load[t] = factor * (0.3 + wave + 0.6 * evening(t) * (1 + i % 4) / 4) * hours();
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
