package org.commonwatt.experiments.report;

import java.util.List;
import org.commonwatt.experiments.dispatch.DispatchOutcome;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.FairnessCurve;

/// The pictures of a planned day.
final class DispatchCharts {
    private static final double LEFT = 44;
    private static final double RIGHT = 392;
    private static final double TOP = 34;
    private static final double BOTTOM = 220;
    private static final double HEIGHT = 252;

    private DispatchCharts() {}

    /// Power that the community takes and gives over the day.
    static Html energy(DispatchOutcome outcome, DispatchPlan plan) {
        double perHour = 1 / plan.problem().stepHours();
        int steps = plan.problem().steps();
        double[] net = new double[steps];
        double[] stored = new double[steps];
        for (int t = 0; t < steps; t++) {
            net[t] = plan.community().importKwh()[t] - plan.community().exportKwh()[t];
            net[t] *= perHour;
            for (DispatchPlan.MemberPlan member : plan.members()) {
                for (DispatchPlan.StorePlan store : member.stores()) {
                    stored[t] += (store.chargeKwh()[t] - store.dischargeKwh()[t]) * perHour;
                }
            }
        }
        var table = new Table("Time", "from the grid, kW", "into storage, kW");
        for (int t = 0; t < steps; t++) {
            table.row(Cell.word(outcome.time(t)), Cell.number(net[t]), Cell.number(stored[t]));
        }
        Html picture =
                lines(
                        outcome,
                        "Power from the grid and into storage over the day",
                        "kW (below 0: to the grid, out of storage)",
                        new double[][] {net, stored});
        return new Panel("energy", "The day")
                .says(
                        "The highest import is %s."
                                .formatted(Figures.screen(plan.community().peakKw(), "kW")))
                .pictures(List.of(picture))
                .key(
                        RunReport.policyColor(0),
                        "from the grid",
                        RunReport.policyColor(1),
                        "into batteries and vehicles")
                .numbers(table)
                .finish();
    }

    /// Community price over the day.
    static Html prices(DispatchOutcome outcome, DispatchPlan plan) {
        double[] price = plan.community().pricePerKwh();
        var panel = new Panel("prices", "Community price");
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double each : price) {
            low = Double.isNaN(each) ? low : Math.min(low, each);
            high = Double.isNaN(each) ? high : Math.max(high, each);
        }
        if (low > high) {
            return panel.nothing("Members do not exchange energy, so there is no price.").finish();
        }
        String currency = outcome.scenario().currency();
        var table = new Table("Time", "price per kWh");
        for (int t = 0; t < price.length; t++) {
            table.row(Cell.word(outcome.time(t)), Cell.money(price[t], currency));
        }
        return panel.says(
                        "Another kWh costs between %s and %s, by the time of day."
                                .formatted(
                                        Figures.money(low, currency),
                                        Figures.money(high, currency)))
                .pictures(
                        List.of(
                                lines(
                                        outcome,
                                        "Community price over the day",
                                        Figures.symbol(currency) + " per kWh",
                                        new double[][] {price})))
                .numbers(table)
                .finish();
    }

    private static Html lines(
            DispatchOutcome outcome, String description, String unit, double[][] lines) {
        double low = 0;
        double high = 1e-9;
        for (double[] line : lines) {
            for (double value : line) {
                low = Math.min(low, Double.isNaN(value) ? low : value);
                high = Math.max(high, Double.isNaN(value) ? high : value);
            }
        }
        int steps = lines[0].length;
        Scale y = Scale.nice(low, high, BOTTOM, TOP);
        Scale x = Scale.exact(0, steps, LEFT, RIGHT);
        var plot = new Plot(HEIGHT, description);
        plot.text(LEFT, TOP - 14, "start", "tick", unit);
        plot.horizontalGrid(y, LEFT, RIGHT, Figures::screen);
        times(outcome, plot, x, steps);
        // Each step is flat from its beginning to its end.
        double[] at = new double[2 * steps];
        for (int t = 0; t < steps; t++) {
            at[2 * t] = x.at(t);
            at[2 * t + 1] = x.at(t + 1);
        }
        for (int k = lines.length - 1; k >= 0; k--) {
            double[] heights = new double[2 * steps];
            for (int t = 0; t < steps; t++) {
                heights[2 * t] = y.at(lines[k][t]);
                heights[2 * t + 1] = heights[2 * t];
            }
            plot.line(at, heights, RunReport.policyColor(k), RunReport.policyDash(k));
        }
        for (int t = 0; t < steps; t++) {
            var text = new StringBuilder(outcome.time(t)).append(':');
            for (double[] line : lines) {
                text.append(' ').append(Figures.exact(line[t]));
            }
            Box box = new Box(x.at(t), TOP, x.at(t + 1) - x.at(t), BOTTOM - TOP);
            plot.hover(box, text.toString());
        }
        return plot.finish();
    }

    private static void times(DispatchOutcome outcome, Plot plot, Scale x, int steps) {
        for (int k = 0; k <= 4; k++) {
            int t = Math.min(steps - 1, k * steps / 4);
            String anchor = k == 0 ? "start" : k == 4 ? "end" : "middle";
            String label = k == 4 ? "24:00" : outcome.time(t);
            plot.text(x.at(k * steps / 4.0), BOTTOM + 15, anchor, "tick", label);
        }
    }

    /// What fairness costs: cost over the least benefit.
    static Html curve(DispatchOutcome outcome) {
        List<FairnessCurve.Point> points = outcome.curve();
        String currency = outcome.scenario().currency();
        double first = points.getFirst().cost();
        double[] more = points.stream().mapToDouble(p -> p.cost() - first).toArray();
        double[] least = points.stream().mapToDouble(p -> 100 * p.leastBenefit()).toArray();
        Scale y = Scale.nice(Math.min(0, min(more)), Math.max(1e-3, max(more)), BOTTOM, TOP);
        Scale x = Scale.nice(min(least), Math.max(min(least) + 0.1, max(least)), LEFT, RIGHT);
        var plot = new Plot(HEIGHT, "What fairness costs");
        plot.text(LEFT, TOP - 14, "start", "tick", "cost above the first point");
        plot.horizontalGrid(y, LEFT, RIGHT, tick -> Figures.money(tick, currency));
        plot.verticalGrid(x, TOP, BOTTOM, tick -> Figures.screen(tick, "%"));
        String below = "least benefit of the vulnerable, of their gross bill";
        plot.text((LEFT + RIGHT) / 2, BOTTOM + 29, "middle", "tick", below);
        double[] at = new double[more.length];
        double[] heights = new double[more.length];
        var table = new Table("Fairness", "cost", "least benefit", "Gini of benefit");
        for (int k = 0; k < more.length; k++) {
            FairnessCurve.Point point = points.get(k);
            at[k] = x.at(least[k]);
            heights[k] = y.at(more[k]);
            String name = point.fairness().label();
            plot.dot(at[k], heights[k], 4, RunReport.policyColor(0), name);
            table.row(
                    Cell.word(name),
                    Cell.money(point.cost(), currency),
                    Cell.percent(point.leastBenefit()),
                    Cell.number(point.gini()));
        }
        plot.line(at, heights, RunReport.policyColor(0), "");
        FairnessCurve.Point last = points.getLast();
        return new Panel("fairness", "What fairness costs")
                .says(
                        "From %s to %s of their gross bill for the least helped costs %s."
                                .formatted(
                                        Figures.percent(points.getFirst().leastBenefit()),
                                        Figures.percent(last.leastBenefit()),
                                        Figures.money(last.cost() - first, currency)))
                .pictures(List.of(plot.finish()))
                .numbers(table)
                .finish();
    }

    private static double min(double[] values) {
        return java.util.Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(0);
    }
}
