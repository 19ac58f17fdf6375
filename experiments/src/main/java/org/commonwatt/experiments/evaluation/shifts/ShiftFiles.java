package org.commonwatt.experiments.evaluation.shifts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Comparison;
import org.commonwatt.experiments.evaluation.EvaluationFiles;
import org.jspecify.annotations.Nullable;

/// `shifts.json`, the comparison, and `shifts.csv`, a row per policy, seed, cell, week and day.
public final class ShiftFiles {
    /// The comparison.
    public static final String JSON = "shifts.json";

    /// A row per pair of cell and day.
    public static final String CSV = "shifts.csv";

    private ShiftFiles() {}

    /// Writes both; each appears whole or not at all.
    ///
    /// @throws java.io.UncheckedIOException if one cannot be written
    public static void write(Path folder, ShiftComparison comparison, List<ShiftedRun> runs) {
        CellStore.write(folder.resolve(CSV), csv(runs));
        CellStore.write(folder.resolve(JSON), EvaluationFiles.text(json(comparison)));
    }

    private static String csv(List<ShiftedRun> runs) {
        var text = new StringBuilder("policy,seed,cell,week,day,cost,unserved_kwh\n");
        for (ShiftedRun run : runs) {
            for (int day = 0; day < run.cost().size(); day++) {
                text.append(EvaluationFiles.quoted(run.policy())).append(',');
                text.append(run.seed()).append(',');
                text.append(EvaluationFiles.quoted(run.cell())).append(',');
                text.append(run.week()).append(',').append(day).append(',');
                text.append(run.cost().get(day)).append(',');
                text.append(run.unservedKwh().get(day)).append('\n');
            }
        }
        return text.toString();
    }

    /// The comparison as an object.
    public static Map<String, Object> json(ShiftComparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "commonwatt.shifts");
        json.put("version", 1);
        json.put("reference", comparison.reference());
        json.put("cells", comparison.cells());
        json.put("not_felt", comparison.notFelt());
        json.put("weeks", comparison.weeks());
        json.put("tail_share", ShiftComparison.TAIL);
        MonthDistances months = comparison.months();
        if (months != null) {
            json.put("months", months.pairs().stream().map(ShiftFiles::pair).toList());
        }
        json.put("policies", comparison.rows().stream().map(row -> row(row, comparison)).toList());
        return json;
    }

    private static Map<String, @Nullable Object> row(
            ShiftComparison.Row row, ShiftComparison comparison) {
        boolean intervals = comparison.weeks() >= Comparison.LEAST_WEEKS;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("policy", row.policy());
        json.put("seeds", row.seeds());
        json.put("cost_per_day", byCell(comparison, row.cellCost()));
        json.put("unserved_kwh_per_day", byCell(comparison, row.cellUnservedKwh()));
        json.put("nominal_per_day", row.nominal());
        json.put("tail_per_day", row.tailCost());
        json.put("loss_per_day", row.loss());
        json.put("nominal_change", EvaluationFiles.estimate(row.nominalChange(), intervals));
        json.put("tail_change", EvaluationFiles.estimate(row.tailChange(), intervals));
        return json;
    }

    private static Map<String, Object> pair(MonthDistances.Pair pair) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", pair.from().toString());
        json.put("to", pair.to().toString());
        json.put("distance", pair.distance());
        return json;
    }

    private static Map<String, Double> byCell(ShiftComparison comparison, List<Double> values) {
        Map<String, Double> json = new LinkedHashMap<>();
        for (int c = 0; c < values.size(); c++) {
            json.put(comparison.cells().get(c), values.get(c));
        }
        return json;
    }
}
