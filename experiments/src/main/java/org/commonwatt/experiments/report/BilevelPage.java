package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Scale;

/// `bilevel.html`: how unequal burdens become over the days under each controller, scenario by
/// scenario, and what that costs.
public final class BilevelPage {
    private static final double LEFT = 46;
    private static final double RIGHT = 388;
    private static final double TOP = 12;
    private static final double BOTTOM = 190;
    private static final List<String> COLORS =
            List.of("policy-1", "policy-2", "policy-3", "policy-4", "policy-5");

    private final List<BilevelRow> rows;
    private final String currency;

    private BilevelPage(List<BilevelRow> rows, String currency) {
        this.rows = rows;
        this.currency = currency;
    }

    /// The page of a study's rows.
    public static String of(List<BilevelRow> rows, String currency) {
        return new BilevelPage(rows, currency).page();
    }

    private String page() {
        Html body = Html.empty().open("header");
        body.leaf("p", "equity on two levels", "class", "eyebrow");
        body.leaf("h1", "Weights in the plan, or a fair share of the gain?");
        body.close().newLine();
        Panel words = new Panel("words", "In words");
        BilevelWords.of(rows).forEach(words::note);
        body.add(words.finish());
        rows.stream()
                .map(BilevelRow::scenario)
                .distinct()
                .forEach(scenario -> body.add(panel(scenario)));
        return Page.of("Equity on two levels – Commonwatt", body);
    }

    private List<String> controllers(String scenario) {
        return rows.stream()
                .filter(row -> row.scenario().equals(scenario) && row.figure().equals("cost"))
                .map(BilevelRow::controller)
                .toList();
    }

    private Html panel(String scenario) {
        List<String> controllers = controllers(scenario);
        String[] keys = new String[2 * controllers.size()];
        for (int k = 0; k < controllers.size(); k++) {
            keys[2 * k] = COLORS.get(k % COLORS.size());
            keys[2 * k + 1] = controllers.get(k);
        }
        Table table =
                new Table(
                        "Controller",
                        "Cost",
                        "Peak, kW",
                        "Peak less",
                        "Gini of burdens",
                        "… shared by leximin",
                        "Gini of access",
                        "Worst-off lose");
        for (String controller : controllers) {
            table.row(
                    Cell.word(controller),
                    Cell.number(value(scenario, controller, "cost"), currency),
                    Cell.number(value(scenario, controller, "peak_kw"), "kW"),
                    Cell.number(value(scenario, controller, "peak_reduction"), "1"),
                    Cell.number(value(scenario, controller, "gini_burden"), "1"),
                    Cell.number(value(scenario, controller, "gini_burden_leximin_core"), "1"),
                    Cell.number(value(scenario, controller, "gini_access"), "1"),
                    Cell.number(value(scenario, controller, "worst_off_loss"), currency));
        }
        return new Panel(scenario, scenario)
                .key(keys)
                .pictures(List.of(picture(scenario, controllers)))
                .numbers(table)
                .finish();
    }

    private Html picture(String scenario, List<String> controllers) {
        List<double[]> lines = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int days = 1;
        for (String controller : controllers) {
            double[] line = perDay(scenario, controller);
            lines.add(line);
            days = Math.max(days, line.length);
            for (double value : line) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        Scale y = Scale.nice(low, high, BOTTOM, TOP);
        Scale x = Scale.exact(1, Math.max(2, days), LEFT, RIGHT);
        var plot = new Plot(BOTTOM + 24, "Gini coefficient of the burdens so far, day by day");
        plot.horizontalGrid(y, LEFT, RIGHT, Figures::screen);
        plot.text(LEFT, BOTTOM + 16, "start", "tick", "day 1");
        plot.text(RIGHT, BOTTOM + 16, "end", "tick", "day " + days);
        for (int k = 0; k < lines.size(); k++) {
            double[] line = lines.get(k);
            double[] at = new double[line.length];
            double[] height = new double[line.length];
            for (int d = 0; d < line.length; d++) {
                at[d] = x.at(d + 1);
                height[d] = y.at(line[d]);
            }
            plot.line(at, height, COLORS.get(k % COLORS.size()), "");
        }
        return plot.finish();
    }

    private double[] perDay(String scenario, String controller) {
        return rows.stream()
                .filter(row -> row.scenario().equals(scenario))
                .filter(row -> row.controller().equals(controller))
                .filter(row -> row.figure().equals("gini_burden") && !row.when().isEmpty())
                .mapToDouble(BilevelRow::value)
                .toArray();
    }

    private double value(String scenario, String controller, String figure) {
        return BilevelRow.value(rows, scenario, controller, figure);
    }
}
