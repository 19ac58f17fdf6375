package org.commonwatt.cli;

import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.bench.Figure;
import org.commonwatt.experiments.report.chart.Figures;

/// What `bench` prints: a row per figure.
final class BenchTable {
    private static final double MILLION = 1e6;
    private static final double THOUSAND = 1e3;
    private static final double PLAIN_BELOW = 1e5;

    private BenchTable() {}

    static String render(List<Figure> figures) {
        var table =
                new TextTable()
                        .row("figure", "value", "unit", "peer or bound", "ratio", "goal", "met");
        for (Figure figure : figures) {
            table.row(
                    "%s: %s".formatted(figure.bench(), figure.figure()),
                    number(figure.value()),
                    figure.unit(),
                    figure.anchor(),
                    number(figure.ratio()),
                    goal(figure.goal()),
                    figure.met().map(met -> met ? "yes" : "no").orElse(""));
        }
        return table.render();
    }

    private static String goal(Figure.Goal goal) {
        if (!goal.exists()) {
            return "";
        }
        return Double.isInfinite(goal.most())
                ? "≥ " + number(goal.least())
                : "≤ " + number(goal.most());
    }

    /// Three digits, `12.3 M` from a hundred thousand on; nothing for NaN.
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Math.abs(value) >= MILLION) {
            return String.format(Locale.ROOT, "%s M", Figures.screen(value / MILLION));
        }
        return Math.abs(value) >= PLAIN_BELOW
                ? String.format(Locale.ROOT, "%s k", Figures.screen(value / THOUSAND))
                : Figures.screen(value);
    }
}
