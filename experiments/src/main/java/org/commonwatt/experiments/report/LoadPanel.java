package org.commonwatt.experiments.report;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.RunResult;

/// Load duration: the community's net load, sorted, per policy.
final class LoadPanel {
    private static final double LEFT = 44;
    private static final double RIGHT = 392;
    private static final double TOP = 34;
    private static final double BOTTOM = 220;
    private static final int POINTS = 101;
    private static final int[] LISTED = {0, 1, 5, 10, 25, 50, 75, 90, 100};

    private LoadPanel() {}

    static Html of(RunReport report) {
        double[][] loads = new double[report.results().size()][];
        for (int p = 0; p < loads.length; p++) {
            loads[p] = sortedLoadKw(report, report.results().get(p));
        }
        return new Panel("load", "Load on the grid connection")
                .says(sentence(report))
                .pictures(List.of(picture(report, loads)))
                .key(policyKey(report))
                .numbers(numbers(report, loads))
                .finish();
    }

    static String[] policyKey(RunReport report) {
        String[] key = new String[2 * report.results().size()];
        for (int p = 0; p < report.results().size(); p++) {
            key[2 * p] = RunReport.policyColor(p);
            key[2 * p + 1] = report.results().get(p).policy();
        }
        return key;
    }

    /// Net load (import − export) in kW from the highest to the lowest, [#POINTS] values.
    private static double[] sortedLoadKw(RunReport report, RunResult result) {
        double[] imports = result.trace().column(Column.COMMUNITY_IMPORT_KWH);
        double[] exports = result.trace().column(Column.COMMUNITY_EXPORT_KWH);
        double hours = report.scenario().axis().stepHours();
        double[] load = new double[imports.length];
        for (int t = 0; t < load.length; t++) {
            load[t] = (exports[t] - imports[t]) / hours;
        }
        Arrays.sort(load);
        double[] points = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            points[k] = -load[(int) Math.round(k / (POINTS - 1.0) * (load.length - 1))];
        }
        return points;
    }

    private static String sentence(RunReport report) {
        PolicySummary focus = report.focusSummary();
        PolicySummary first = report.summaries().getFirst();
        String peak = Figures.screen(focus.peakImportKw(), "kW");
        if (report.focusIndex() == 0 || !(first.peakImportKw() > 0)) {
            return "The highest load under %s is %s.".formatted(focus.policy(), peak);
        }
        double change = focus.peakImportKw() / first.peakImportKw() - 1;
        if (Math.abs(change) < 0.005) {
            return "The highest load is %s under both %s and %s."
                    .formatted(peak, focus.policy(), first.policy());
        }
        return "The highest load under %s is %s, %s %s than under %s."
                .formatted(
                        focus.policy(),
                        peak,
                        Figures.wholePercent(Math.abs(change)),
                        change < 0 ? "lower" : "higher",
                        first.policy());
    }

    private static Html picture(RunReport report, double[][] loads) {
        double low = 0;
        double high = 1e-9;
        for (double[] load : loads) {
            high = Math.max(high, load[0]);
            low = Math.min(low, load[POINTS - 1]);
        }
        Scale y = Scale.nice(low, high, BOTTOM, TOP);
        var x = Scale.exact(0, 100, LEFT, RIGHT);
        var plot = new Plot(252, "Load duration curve by policy");
        plot.text(LEFT, TOP - 14, "start", "tick", "kW from the grid (below 0: to the grid)");
        plot.horizontalGrid(y, LEFT, RIGHT, Figures::screen);
        for (double share : new double[] {0, 25, 50, 75, 100}) {
            String anchor = share == 0 ? "start" : share == 100 ? "end" : "middle";
            plot.text(x.at(share), BOTTOM + 15, anchor, "tick", Figures.screen(share, "%"));
        }
        plot.text((LEFT + RIGHT) / 2, BOTTOM + 29, "middle", "tick", "share of the time");
        double[] at = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            at[k] = x.at(100.0 * k / (POINTS - 1));
        }
        for (int p = loads.length - 1; p >= 0; p--) {
            plot.line(
                    at,
                    Arrays.stream(loads[p]).map(y::at).toArray(),
                    RunReport.policyColor(p),
                    RunReport.policyDash(p));
        }
        double width = (RIGHT - LEFT) / (POINTS - 1);
        for (int k = 0; k < POINTS; k++) {
            plot.hover(
                    new Box(at[k] - width / 2, TOP, width, BOTTOM - TOP), hover(report, loads, k));
        }
        return plot.finish();
    }

    private static String hover(RunReport report, double[][] loads, int k) {
        var text = new StringBuilder(Figures.screen(100.0 * k / (POINTS - 1), "%")).append(':');
        for (int p = 0; p < loads.length; p++) {
            text.append(' ').append(report.results().get(p).policy()).append(' ');
            text.append(Figures.exact(loads[p][k], "kW"));
        }
        return text.toString();
    }

    private static Table numbers(RunReport report, double[][] loads) {
        String[] headers = new String[loads.length + 1];
        headers[0] = "exceeded … of the time";
        for (int p = 0; p < loads.length; p++) {
            headers[p + 1] = report.results().get(p).policy() + " kW";
        }
        var table = new Table(headers);
        for (int percent : LISTED) {
            Cell[] row = new Cell[loads.length + 1];
            row[0] = Cell.word(percent == 0 ? "never (peak)" : percent + "\u00a0%");
            for (int p = 0; p < loads.length; p++) {
                row[p + 1] = Cell.number(loads[p][percent]);
            }
            table.row(row);
        }
        return table;
    }
}
