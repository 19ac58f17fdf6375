package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.equity.EnergyBurden;
import org.commonwatt.equity.LorenzCurve;
import org.commonwatt.equity.WeightedValues;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.operate.simulation.RunResult;

/// Energy burden: which share of its income a household pays for energy, and how equally.
final class BurdenPanel {
    private static final double LEFT = 44;
    private static final double RIGHT = 360;

    private BurdenPanel() {}

    static Html of(RunReport report) {
        var panel = new Panel("burden", "Burden");
        double[] burdens = PolicySummary.burdens(report.focus());
        if (burdens.length == 0) {
            return panel.nothing(
                            "No household has an income in this scenario, so nobody’s energy burden"
                                    + " is known. Incomes, or an assumption about them, go into the"
                                    + " scenario file.")
                    .finish();
        }
        List<GroupTotals> groups =
                GroupTotals.of(report.scenario(), report.focus()).stream()
                        .filter(group -> Double.isFinite(group.burden()))
                        .toList();
        panel.says(sentence(report, groups, burdens))
                .pictures(List.of(bars(report, groups), lorenz(report)))
                .key(LoadPanel.policyKey(report));
        if (report.scenario().axis().days() < EnergyBurden.HEADLINE_DAYS) {
            panel.note(
                    "%s, scaled to a year: good for comparing groups, too short for a yearly figure."
                            .formatted(report.duration()));
        }
        return panel.numbers(numbers(report, groups)).finish();
    }

    private static String sentence(RunReport report, List<GroupTotals> groups, double[] burdens) {
        double worst = Arrays.stream(burdens).max().orElseThrow();
        String most =
                "the household that carries most pays %s of its income"
                        .formatted(Figures.percent(worst));
        if (groups.size() < 2) {
            return "Under %s %s.".formatted(report.focus().policy(), most);
        }
        return "Under %s, the %s pays %s of its income for energy and the %s %s; %s."
                .formatted(
                        report.focus().policy(),
                        groups.getFirst().called(),
                        Figures.percent(groups.getFirst().burden()),
                        groups.getLast().called(),
                        Figures.percent(groups.getLast().burden()),
                        most);
    }

    private static double burden(RunReport report, RunResult result, String group) {
        return GroupTotals.of(report.scenario(), result).stream()
                .filter(entry -> entry.name().equals(group))
                .mapToDouble(GroupTotals::burden)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Html bars(RunReport report, List<GroupTotals> groups) {
        int policies = report.results().size();
        double bar = 14;
        double row = 26 + bar * policies + 6;
        double high = 1e-9;
        for (GroupTotals group : groups) {
            for (RunResult result : report.results()) {
                high = Math.max(high, burden(report, result, group.name()));
            }
        }
        double bottom = 24 + row * groups.size();
        Scale x = Scale.nice(0, high * 100, 12, RIGHT);
        var plot = new Plot(bottom + 24, "Mean energy burden by group and policy");
        plot.text(12, 14, "start", "tick", "mean burden, % of income");
        plot.verticalGrid(x, 24, bottom, Figures::screen);
        for (int g = 0; g < groups.size(); g++) {
            double top = 24 + row * g;
            plot.text(16, top + 16, "start", "label", groups.get(g).name());
            for (int p = 0; p < policies; p++) {
                RunResult result = report.results().get(p);
                double burden = burden(report, result, groups.get(g).name());
                double y = top + 22 + bar * p;
                plot.rectangle(
                        new Box(x.at(0), y, x.at(burden * 100) - x.at(0), bar - 3),
                        RunReport.policyColor(p),
                        "%s, %s: %s"
                                .formatted(
                                        groups.get(g).name(),
                                        result.policy(),
                                        Figures.exact(burden * 100, "%")));
                plot.text(
                        x.at(burden * 100) + 4,
                        y + bar - 4,
                        "start",
                        "tick",
                        Figures.percent(burden));
            }
        }
        return plot.finish();
    }

    private static Html lorenz(RunReport report) {
        double top = 34;
        double bottom = 234;
        var x = Scale.exact(0, 100, LEFT, LEFT + 300);
        var y = Scale.exact(0, 100, bottom, top);
        var plot = new Plot(268, "Lorenz curve of the burden by policy");
        plot.text(LEFT, 16, "start", "tick", "% of the whole burden");
        plot.horizontalGrid(y, LEFT, LEFT + 300, Figures::screen);
        plot.verticalGrid(x, top, bottom, Figures::screen);
        plot.text(
                LEFT + 150, bottom + 29, "middle", "tick", "% of households, least burdened first");
        plot.line(
                new double[] {x.at(0), x.at(100)},
                new double[] {y.at(0), y.at(100)},
                "muted",
                "2 3");
        plot.text(x.at(46), y.at(54), "end", "tick", "equal burdens");
        for (int p = report.results().size() - 1; p >= 0; p--) {
            List<LorenzCurve.Point> points = curve(report.results().get(p));
            plot.line(
                    points.stream().mapToDouble(at -> x.at(at.shareOfPeople() * 100)).toArray(),
                    points.stream().mapToDouble(at -> y.at(at.shareOfTotal() * 100)).toArray(),
                    RunReport.policyColor(p),
                    RunReport.policyDash(p));
            for (LorenzCurve.Point at : points) {
                plot.dot(
                        x.at(at.shareOfPeople() * 100),
                        y.at(at.shareOfTotal() * 100),
                        points.size() > 40 ? 1 : 2,
                        RunReport.policyColor(p),
                        "%s: %s of households carry %s"
                                .formatted(
                                        report.results().get(p).policy(),
                                        Figures.exact(at.shareOfPeople() * 100, "%"),
                                        Figures.exact(at.shareOfTotal() * 100, "%")));
            }
        }
        return plot.finish();
    }

    private static List<LorenzCurve.Point> curve(RunResult result) {
        return LorenzCurve.of(WeightedValues.of(PolicySummary.burdens(result))).points();
    }

    private static Table numbers(RunReport report, List<GroupTotals> groups) {
        List<String> headers = new ArrayList<>(List.of("mean burden"));
        report.results().forEach(result -> headers.add(result.policy()));
        var table = new Table(headers.toArray(String[]::new));
        for (GroupTotals group : groups) {
            List<Cell> row = new ArrayList<>(List.of(Cell.word(group.name())));
            for (RunResult result : report.results()) {
                row.add(Cell.percent(burden(report, result, group.name())));
            }
            table.row(row.toArray(Cell[]::new));
        }
        List<Cell> worst = new ArrayList<>(List.of(Cell.word("largest of a household")));
        report.summaries().forEach(summary -> worst.add(Cell.percent(summary.worstBurden())));
        table.row(worst.toArray(Cell[]::new));
        List<Cell> gini = new ArrayList<>(List.of(Cell.word("Gini of the sample")));
        report.results()
                .forEach(
                        result ->
                                gini.add(
                                        Cell.number(
                                                PolicySummary.gini(
                                                        PolicySummary.burdens(result)))));
        return table.row(gini.toArray(Cell[]::new));
    }
}
