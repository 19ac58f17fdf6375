package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.simulation.RunResult;

/// Day by day: what the community pays, or, where policies are compared, what one costs more or
/// less than the first.
final class CostPanel {
    private static final double LEFT = 44;
    private static final double RIGHT = 392;
    private static final double TOP = 34;
    private static final double BOTTOM = 220;
    private static final double LEAST_LABEL_WIDTH = 80;

    private CostPanel() {}

    static Html of(RunReport report) {
        double[] daily = daily(report);
        return new Panel("days", "Day by day")
                .says(sentence(report, daily))
                .pictures(List.of(picture(report, daily)))
                .numbers(numbers(report))
                .finish();
    }

    private static double[] daily(RunReport report) {
        double[] daily = report.results().get(report.comparedIndex()).dailySystemCost().toArray();
        for (int day = 0; day < daily.length && report.comparesPolicies(); day++) {
            daily[day] -= report.first().dailySystemCost().cost(day);
        }
        return daily;
    }

    private static String sentence(RunReport report, double[] daily) {
        String policy = report.results().get(report.comparedIndex()).policy();
        if (!report.comparesPolicies()) {
            double mean = java.util.Arrays.stream(daily).average().orElse(Double.NaN);
            return "A day under %s costs the community %s on average."
                    .formatted(policy, Figures.money(mean, report.currency()));
        }
        long cheaper = java.util.Arrays.stream(daily).filter(cost -> cost < 0).count();
        return "The policy %s is cheaper than %s on %d of %d days."
                .formatted(policy, report.first().policy(), cheaper, daily.length);
    }

    private static Html picture(RunReport report, double[] daily) {
        double low = 0;
        double high = 0;
        for (double cost : daily) {
            low = Math.min(low, cost);
            high = Math.max(high, cost);
        }
        Scale y = Scale.nice(low, high, BOTTOM, TOP);
        var plot = new Plot(252, "System cost by day");
        plot.text(
                LEFT,
                TOP - 14,
                "start",
                "tick",
                report.comparesPolicies()
                        ? "cost of the day against %s (below 0: cheaper)"
                                .formatted(report.first().policy())
                        : "cost of the day");
        plot.horizontalGrid(y, LEFT, RIGHT, tick -> Figures.money(tick, report.currency()));
        double slot = (RIGHT - LEFT) / daily.length;
        String color = RunReport.policyColor(report.comparedIndex());
        for (int day = 0; day < daily.length; day++) {
            plot.rectangle(
                    Box.between(
                            LEFT + day * slot + slot * 0.1, slot * 0.8, y.at(0), y.at(daily[day])),
                    color,
                    "%s: %s"
                            .formatted(
                                    report.scenario().axis().date(day),
                                    Figures.exact(daily[day], report.currency())));
        }
        plot.rule(LEFT, y.at(0), RIGHT, y.at(0), "zero");
        dates(plot, report.scenario().axis(), slot);
        return plot.finish();
    }

    /// Dates where a window starts and, where there is room, in between.
    private static void dates(Plot plot, TimeAxis axis, double slot) {
        double free = LEFT;
        for (int day = 0; day < axis.days(); day++) {
            double x = LEFT + day * slot;
            boolean gap = day > 0 && !axis.date(day).equals(axis.date(day - 1).plusDays(1));
            if (gap) {
                plot.rule(x, TOP, x, BOTTOM, "grid");
            }
            if (x >= free && x + LEAST_LABEL_WIDTH <= RIGHT + 1) {
                plot.text(x, BOTTOM + 15, "start", "tick", axis.date(day).toString());
                free = x + LEAST_LABEL_WIDTH;
            }
        }
    }

    private static Table numbers(RunReport report) {
        List<String> headers = new ArrayList<>(List.of("day"));
        report.results().forEach(result -> headers.add(result.policy()));
        var table = new Table(headers.toArray(String[]::new));
        for (int day = 0; day < report.scenario().axis().days(); day++) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.word(report.scenario().axis().date(day).toString()));
            for (RunResult result : report.results()) {
                row.add(Cell.money(result.dailySystemCost().cost(day), report.currency()));
            }
            table.row(row.toArray(Cell[]::new));
        }
        return table;
    }
}
