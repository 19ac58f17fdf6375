package org.commonwatt.experiments.evaluation.shifts;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Solver;
import org.commonwatt.robust.DayMetric;
import org.commonwatt.robust.WassersteinDistance;

/// How far the months of a scenario lie from each other, in the metric for statements about data:
/// what a radius means ("July to January is 0.8"; `docs/FORMULATION.md#wasserstein-distance`). Days
/// of 23 and 25 hours and months of less than half of their days are left out.
///
/// @param pairs every month with every later one, in order of time
public record MonthDistances(List<Pair> pairs) {
    private static final double DAY_HOURS = 24;
    private static final int LEAST_DAYS = 14;
    private static final int MOST_MONTHS = 12;

    /// Two months.
    ///
    /// @param distance of order 1, in mean daily demands of the community
    public record Pair(YearMonth from, YearMonth to, double distance) {}

    public MonthDistances {
        pairs = List.copyOf(pairs);
    }

    /// Measures up to twelve months.
    public static MonthDistances of(Scenario scenario, Solver solver) {
        Map<YearMonth, List<double[][]>> months = new LinkedHashMap<>();
        TimeAxis axis = scenario.axis();
        int steps = (int) Math.round(DAY_HOURS / axis.stepHours());
        for (int day = 0; day < axis.days(); day++) {
            if (axis.endStepOfDay(day) - axis.firstStepOfDay(day) == steps) {
                months.computeIfAbsent(YearMonth.from(axis.date(day)), _ -> new ArrayList<>())
                        .add(day(scenario, day));
            }
        }
        months.values().removeIf(days -> days.size() < LEAST_DAYS);
        List<YearMonth> names = months.keySet().stream().limit(MOST_MONTHS).toList();
        DayMetric metric = metric(scenario, steps);
        var distance = new WassersteinDistance(solver);
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                List<double[][]> x = months.getOrDefault(names.get(a), List.of());
                List<double[][]> y = months.getOrDefault(names.get(b), List.of());
                double least =
                        distance.leastCost(metric.between(x, y), ones(x.size()), ones(y.size()));
                pairs.add(new Pair(names.get(a), names.get(b), least));
            }
        }
        return new MonthDistances(pairs);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// Demand and generation by the mean daily demand of the community, prices by steps times their
    /// mean, hours without grid and arrival hours by 24.
    private static DayMetric metric(Scenario scenario, int steps) {
        Exogenous paths = scenario.exogenous();
        double demand = 0;
        double price = 0;
        for (int t = 0; t < paths.steps(); t++) {
            for (int i = 0; i < paths.participants(); i++) {
                demand += paths.demandKwh(t, i);
            }
            price += price(scenario, t) / paths.steps();
        }
        double daily = demand / scenario.axis().days();
        return new DayMetric(
                List.of(
                        new DayMetric.Component("demand", positive(daily)),
                        new DayMetric.Component("generation", positive(daily)),
                        new DayMetric.Component("price", positive(steps * Math.abs(price))),
                        new DayMetric.Component("hours without grid", DAY_HOURS),
                        new DayMetric.Component("arrival hours", DAY_HOURS)));
    }

    /// Where there is none of a thing, no day differs in it.
    private static double positive(double scale) {
        return scale > 0 ? scale : 1;
    }

    private static double price(Scenario scenario, int t) {
        return scenario.tariffs().stream()
                .mapToDouble(tariff -> tariff.importPricePerKwh(t))
                .average()
                .orElseThrow();
    }

    private static double[][] day(Scenario scenario, int day) {
        TimeAxis axis = scenario.axis();
        Exogenous paths = scenario.exogenous();
        int from = axis.firstStepOfDay(day);
        int to = axis.endStepOfDay(day);
        int n = paths.participants();
        double[] demand = new double[(to - from) * n];
        double[] generation = new double[demand.length];
        double[] price = new double[to - from];
        for (int t = from; t < to; t++) {
            for (int i = 0; i < n; i++) {
                demand[(t - from) * n + i] = paths.demandKwh(t, i);
                generation[(t - from) * n + i] = paths.availableKwh(t, i);
            }
            price[t - from] = price(scenario, t);
        }
        return new double[][] {
            demand,
            generation,
            price,
            {hoursWithoutGrid(scenario, from, to)},
            arrivalHours(scenario, from, to)
        };
    }

    private static double hoursWithoutGrid(Scenario scenario, int from, int to) {
        int steps = 0;
        for (Outage outage : scenario.community().outages()) {
            steps +=
                    Math.max(
                            0, Math.min(to, outage.endStep()) - Math.max(from, outage.startStep()));
        }
        return steps * scenario.axis().stepHours();
    }

    /// Per member the hour at which its vehicle arrives first; 0 where none does.
    private static double[] arrivalHours(Scenario scenario, int from, int to) {
        List<Participant> members = scenario.community().participants();
        double[] hours = new double[members.size()];
        for (int i = 0; i < hours.length; i++) {
            Ev ev = members.get(i).ev();
            if (ev != null) {
                hours[i] =
                        ev.sessions().stream()
                                        .mapToInt(EvSession::arrivalStep)
                                        .filter(step -> step >= from && step < to)
                                        .map(step -> step - from)
                                        .findFirst()
                                        .orElse(0)
                                * scenario.axis().stepHours();
            }
        }
        return hours;
    }

    /// The nearest two months, and the farthest; empty where there are not two.
    public List<Pair> extremes() {
        if (pairs.isEmpty()) {
            return List.of();
        }
        Comparator<Pair> byDistance = Comparator.comparingDouble(Pair::distance);
        return List.of(
                pairs.stream().min(byDistance).orElseThrow(),
                pairs.stream().max(byDistance).orElseThrow());
    }
}
