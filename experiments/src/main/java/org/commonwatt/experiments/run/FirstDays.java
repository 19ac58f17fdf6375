package org.commonwatt.experiments.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.Scenario;

/// The beginning of a scenario. What happens in its days does not depend on those cut off.
final class FirstDays {
    private FirstDays() {}

    /// @param days number of local days to keep, at most as many as there are
    static Scenario of(Scenario scenario, int days) {
        TimeAxis axis = scenario.axis();
        int steps = axis.endStepOfDay(days - 1);
        List<String> assumptions = new ArrayList<>(scenario.assumptions());
        assumptions.add("Only the first %d of %d days are run.".formatted(days, axis.days()));
        var beginning =
                new Scenario(
                        scenario.name(),
                        scenario.currency(),
                        scenario.seed(),
                        axis(axis, steps),
                        community(scenario.community(), steps),
                        scenario.exogenous().first(steps),
                        tariffs(scenario.tariffs(), steps),
                        scenario.mechanism(),
                        scenario.settings(),
                        assumptions);
        return beginning
                .withFeeder(scenario.feeder())
                .withMarket(scenario.mechanism(), scenario.market())
                .withBilling(scenario.billing());
    }

    /// Members with one tariff keep having one, so that prices stay the same bits.
    private static List<Tariff> tariffs(List<Tariff> tariffs, int steps) {
        var cut = new IdentityHashMap<Tariff, Tariff>();
        return tariffs.stream()
                .map(tariff -> cut.computeIfAbsent(tariff, whole -> whole.firstSteps(steps)))
                .toList();
    }

    private static TimeAxis axis(TimeAxis axis, int steps) {
        List<TimeAxis.Window> windows = new ArrayList<>();
        int left = steps;
        for (TimeAxis.Window window : axis.windows()) {
            if (left > 0) {
                windows.add(new TimeAxis.Window(window.start(), Math.min(left, window.steps())));
                left -= window.steps();
            }
        }
        return TimeAxis.ofWindows(windows, axis.step(), axis.zone());
    }

    private static Community community(Community community, int steps) {
        List<Outage> outages =
                community.outages().stream()
                        .filter(outage -> outage.startStep() < steps)
                        .map(
                                outage ->
                                        new Outage(
                                                outage.startStep(),
                                                Math.min(steps, outage.endStep()),
                                                outage.warnedStep()))
                        .toList();
        return new Community(
                community.participants(), community.connection(), community.islanding(), outages);
    }
}
