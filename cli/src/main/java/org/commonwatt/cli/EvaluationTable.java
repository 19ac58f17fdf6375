package org.commonwatt.cli;

import java.util.Locale;
import org.commonwatt.experiments.evaluation.Comparison;
import org.commonwatt.experiments.evaluation.Comparison.Row;
import org.commonwatt.experiments.evaluation.EvaluationOutcome;
import org.commonwatt.numeric.Estimate;

/// An evaluation as text.
final class EvaluationTable {
    private EvaluationTable() {}

    static String of(EvaluationOutcome outcome) {
        Comparison comparison = outcome.comparison();
        boolean seeds = comparison.rows().stream().anyMatch(row -> row.seeds() > 1);
        var table = new TextTable();
        table.row(
                "policy",
                "seeds",
                "cost per week",
                "gap closed",
                "95 % interval",
                seeds ? "middle half of seeds" : "",
                "beats " + comparison.reference(),
                "p (Holm)",
                "decision");
        boolean intervals = comparison.weeks().size() >= Comparison.LEAST_WEEKS;
        for (Row row : comparison.rows()) {
            Estimate middle = row.interquartile();
            table.row(
                    row.policy(),
                    Integer.toString(row.seeds()),
                    number("%.2f", row.costPerWeek()) + " " + outcome.scenario().currency(),
                    percent(row.headroomShare().value()),
                    intervals ? interval(row.headroomShare()) : "–",
                    middle == null ? "" : percent(middle.value()) + " " + interval(middle),
                    number("%.0f %%", 100 * row.improvement()),
                    Double.isNaN(row.adjustedP()) ? "–" : number("%.4f", row.adjustedP()),
                    time(row.secondsPerDecision()));
        }
        return table.render();
    }

    private static String interval(Estimate estimate) {
        return "[%s, %s]"
                .formatted(percent(estimate.interval().low()), percent(estimate.interval().high()));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : number("%.1f %%", 100 * share);
    }

    private static String time(double seconds) {
        return seconds < 1e-3 ? number("%.1f µs", 1e6 * seconds) : number("%.1f ms", 1e3 * seconds);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
