package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.simulation.CommunityTrace;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.RunResult;

/// The typical days under the policy that the page talks about.
final class DayPanel {
    private DayPanel() {}

    static Html of(RunReport report) {
        RunResult focus = report.focus();
        List<Html> pictures = new ArrayList<>();
        if (report.typicalDays().size() == 1 && report.comparesPolicies()) {
            int day = report.typicalDays().getFirst();
            RunResult other = report.results().get(report.comparedIndex());
            pictures.add(DayChart.of(report, report.first(), day));
            pictures.add(DayChart.of(report, other, day));
        } else {
            for (int day : report.typicalDays()) {
                pictures.add(DayChart.of(report, focus, day));
            }
        }
        Panel panel =
                new Panel(
                                "day",
                                report.typicalDays().size() == 1 ? "A typical day" : "Typical days")
                        .says(sentence(report, focus))
                        .pictures(pictures)
                        .key(key(focus.trace()))
                        .note(
                                "%s, chosen before the run. Local time, %s."
                                        .formatted(
                                                report.typicalDays().size() == 1
                                                        ? "The day nearest to the average of its season"
                                                        : "The days nearest to the averages of their seasons",
                                                report.scenario().axis().zone().getId()));
        for (int day : report.typicalDays()) {
            panel.numbers(
                    "Numbers of " + DayChart.title(report.scenario().axis(), day),
                    numbers(report, focus, day));
        }
        return panel.finish();
    }

    private static String sentence(RunReport report, RunResult focus) {
        CommunityTrace trace = focus.trace();
        TimeAxis axis = report.scenario().axis();
        double sun = 0;
        double grid = 0;
        double storage = 0;
        for (int day : report.typicalDays()) {
            for (int t = axis.firstStepOfDay(day); t < axis.endStepOfDay(day); t++) {
                sun += trace.value(Column.GENERATION_KWH, t);
                grid += trace.value(Column.COMMUNITY_IMPORT_KWH, t);
                storage += trace.value(Column.DISCHARGE_KWH, t);
            }
        }
        String stored =
                storage > 0
                        ? "; %s went through storage".formatted(Figures.screen(storage, "kWh"))
                        : "; no energy came from storage";
        return "On %s, under %s, the community made %s itself and bought %s%s."
                .formatted(
                        report.typicalDays().size() == 1 ? "this day" : "these days together",
                        focus.policy(),
                        Figures.screen(sun, "kWh"),
                        Figures.screen(grid, "kWh"),
                        stored);
    }

    /// Only what occurs.
    private static String[] key(CommunityTrace trace) {
        List<String> key = new ArrayList<>();
        for (DayChart.Part[] parts : List.of(DayChart.SOURCES, DayChart.USES)) {
            for (DayChart.Part part : parts) {
                double total = 0;
                for (int t = 0; t < trace.steps(); t++) {
                    total += part.energyKwh(trace, t);
                }
                if (total > 0 && !part.name().equals("into storage")) {
                    key.add(part.color());
                    key.add(part.name().equals("from storage") ? "storage" : part.name());
                }
            }
        }
        return key.toArray(String[]::new);
    }

    private static Table numbers(RunReport report, RunResult focus, int day) {
        TimeAxis axis = report.scenario().axis();
        CommunityTrace trace = focus.trace();
        var table =
                new Table(
                        "from",
                        "own sun kWh",
                        "storage out kWh",
                        "import kWh",
                        "used kWh",
                        "storage in kWh",
                        "cars kWh",
                        "export kWh",
                        "unserved kWh",
                        "stored kWh",
                        "retail price %s/kWh".formatted(report.currency()),
                        "local price %s/kWh".formatted(report.currency()));
        for (int t = axis.firstStepOfDay(day); t < axis.endStepOfDay(day); t++) {
            int minute = axis.minuteOfDay(t);
            table.row(
                    Cell.word(String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60)),
                    Cell.number(DayChart.SOURCES[0].energyKwh(trace, t)),
                    Cell.number(DayChart.SOURCES[1].energyKwh(trace, t)),
                    Cell.number(DayChart.SOURCES[2].energyKwh(trace, t)),
                    Cell.number(DayChart.USES[0].energyKwh(trace, t)),
                    Cell.number(DayChart.USES[2].energyKwh(trace, t)),
                    Cell.number(DayChart.USES[3].energyKwh(trace, t)),
                    Cell.number(DayChart.USES[4].energyKwh(trace, t)),
                    Cell.number(trace.value(Column.UNSERVED_KWH, t)),
                    Cell.number(trace.value(Column.STORED_KWH, t)),
                    Cell.number(trace.value(Column.RETAIL_PRICE_PER_KWH, t)),
                    Cell.number(trace.value(Column.POOL_PRICE_PER_KWH, t)));
        }
        return table;
    }
}
