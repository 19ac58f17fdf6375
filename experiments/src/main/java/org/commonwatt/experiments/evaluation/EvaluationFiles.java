package org.commonwatt.experiments.evaluation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.experiments.evaluation.Comparison.Row;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.operate.simulation.WindowRun;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `evaluation.json`, the comparison, and `evaluation.csv`, a row per policy, seed and week.
public final class EvaluationFiles {
    /// The comparison.
    public static final String JSON = "evaluation.json";

    /// A row per policy, seed and week.
    public static final String CSV = "evaluation.csv";

    private static final String SCHEMA = "commonwatt.evaluation";
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EvaluationFiles() {}

    /// Writes both; each appears whole or not at all.
    ///
    /// @throws java.io.UncheckedIOException if one cannot be written
    public static void write(Path folder, EvaluationOutcome outcome) {
        CellStore.write(folder.resolve(CSV), csv(outcome.cells()));
        CellStore.write(folder.resolve(JSON), text(json(outcome, folder)));
    }

    /// An object as the text of a file.
    public static String text(Map<String, Object> json) {
        return MAPPER.writeValueAsString(json) + "\n";
    }

    /// A row per cell, without times: the same text for the same work.
    static String csv(List<JudgedCell> cells) {
        var text =
                new StringBuilder(
                        "policy,seed,week,date,cost,import_kwh,export_kwh,peak_import_kw,"
                                + "unserved_kwh,emissions_kg,fallback_steps\n");
        for (JudgedCell cell : cells) {
            WindowRun run = cell.run();
            text.append(quoted(cell.policy())).append(',').append(cell.seed()).append(',');
            text.append(cell.week()).append(',').append(cell.date());
            for (double number :
                    new double[] {
                        run.cost(),
                        run.importKwh(),
                        run.exportKwh(),
                        run.peakImportKw(),
                        run.unservedKwh(),
                        run.emissionsKg()
                    }) {
                text.append(',').append(number);
            }
            text.append(',').append(run.planning().fallbacks()).append('\n');
        }
        return text.toString();
    }

    /// A cell of a CSV file.
    public static String quoted(String cell) {
        return cell.matches("[^\",\n\r]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /// The comparison as an object.
    ///
    /// @param folder where the files are
    public static Map<String, Object> json(EvaluationOutcome outcome, Path folder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("software", outcome.software());
        json.put("command", outcome.command());
        json.put("scenario", outcome.scenario().name());
        json.put("currency", outcome.scenario().currency());
        json.put("purpose", outcome.purpose().name().toLowerCase(Locale.ROOT));
        json.put("folder", folder.toString());
        json.put(
                "weeks",
                outcome.weeks().stream()
                        .filter(week -> outcome.comparison().weeks().contains(week.week()))
                        .map(EvaluationFiles::week)
                        .toList());
        json.put("reference", outcome.comparison().reference());
        json.put("profile_marks", Comparison.MARKS);
        json.put(
                "policies",
                outcome.comparison().rows().stream()
                        .map(row -> row(row, outcome.comparison()))
                        .toList());
        return json;
    }

    private static Map<String, Object> week(JudgedWeek week) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("week", week.week());
        json.put("date", week.date().toString());
        json.put("lead_in_days", week.leadInDays());
        return json;
    }

    private static Map<String, @Nullable Object> row(Row row, Comparison comparison) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("policy", row.policy());
        json.put("seeds", row.seeds());
        json.put("cost_per_week", row.costPerWeek());
        json.put("headroom_share", estimate(row.headroomShare(), hasInterval(comparison)));
        json.put("interquartile_mean", estimate(row.interquartile(), true));
        json.put("profile", row.profile());
        json.put("probability_of_improvement", row.improvement());
        json.put("p", number(row.p()));
        json.put("p_holm", number(row.adjustedP()));
        json.put("seconds_per_decision", row.secondsPerDecision());
        json.put("fallback_steps", row.fallbacks());
        json.put("unserved_kwh_per_week", row.unservedKwhPerWeek());
        return json;
    }

    private static boolean hasInterval(Comparison comparison) {
        return comparison.weeks().size() >= Comparison.LEAST_WEEKS;
    }

    /// An estimate with its interval; null where it is no number.
    public static @Nullable Map<String, @Nullable Object> estimate(
            @Nullable Estimate estimate, boolean withInterval) {
        if (estimate == null || Double.isNaN(estimate.value())) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("value", estimate.value());
        json.put("low", withInterval ? number(estimate.interval().low()) : null);
        json.put("high", withInterval ? number(estimate.interval().high()) : null);
        return json;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
