package org.commonwatt.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.report.Finding;
import org.commonwatt.experiments.report.PolicySummary;
import org.commonwatt.experiments.report.RunReport;
import org.commonwatt.experiments.report.SummaryJson;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.run.RunOutcome;
import org.commonwatt.numeric.Interval;

/// What `run` prints at the end.
final class RunSummary {
    private static final String SCHEMA = "commonwatt.run-summary";
    private static final int VERSION = 1;

    private RunSummary() {}

    /// The policies as a compact table under the finding.
    static String text(RunReport report) {
        String currency = report.scenario().currency();
        String first = report.first().policy();
        var table =
                new TextTable()
                        .row(
                                "policy",
                                "system cost",
                                "against " + first,
                                "95 % interval",
                                "import",
                                "peak",
                                "self-sufficiency",
                                "unserved",
                                "Gini of burden");
        for (PolicySummary summary : report.summaries()) {
            boolean isFirst = summary.policy().equals(first);
            double difference = isFirst ? Double.NaN : summary.difference().value();
            table.row(
                    summary.policy(),
                    Figures.money(summary.systemCost(), currency),
                    Figures.money(difference, currency),
                    interval(summary, currency),
                    Figures.screen(summary.communityImportKwh(), "kWh"),
                    Figures.screen(summary.peakImportKw(), "kW"),
                    Figures.percent(summary.selfSufficiency()),
                    Figures.screen(summary.unservedKwh(), "kWh"),
                    Figures.screen(summary.giniBurden()));
        }
        return Finding.of(report).sentence()
                + System.lineSeparator()
                + System.lineSeparator()
                + table.render();
    }

    private static String interval(PolicySummary summary, String currency) {
        if (!summary.hasInterval()) {
            return Figures.NONE;
        }
        Interval interval = summary.difference().interval();
        return "%s to %s"
                .formatted(
                        Figures.money(interval.low(), currency),
                        Figures.money(interval.high(), currency));
    }

    /// The same for machines.
    static Map<String, Object> json(RunOutcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("status", outcome.complete() ? "complete" : "interrupted");
        json.put("folder", outcome.folder().toString());
        json.put("policies", List.of());
        outcome.report().ifPresent(report -> json.putAll(SummaryJson.of(report)));
        return json;
    }
}
