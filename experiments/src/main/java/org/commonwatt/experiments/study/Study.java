package org.commonwatt.experiments.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.EvaluationFiles;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.evaluation.Pieces;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.CommunityPrices;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.optim.highs.HighsSolver;
import tools.jackson.databind.JsonNode;

/// Runs every combination of a [StudyFile] and makes one table of what came out: a row per run, its
/// settings first, then its figures of the whole community.
public final class Study {
    /// Name of the table.
    public static final String TABLE = "study.csv";

    private final StudyFile file;
    private final CellStore store;
    private final String software;

    /// @param store where finished runs are
    /// @param software name and version of the program: another one runs anew
    public Study(StudyFile file, CellStore store, String software) {
        this.file = file;
        this.store = store;
        this.software = software;
    }

    /// One combination.
    ///
    /// @param changes YAML values by path, the seed among them where the file gives seeds
    private record Run(Map<String, String> changes, String policy) {}

    /// What one run says of itself.
    private record Row(Run run, Map<String, String> figures) {}

    /// How many runs there are.
    public int size() {
        return runs().size();
    }

    private List<Run> runs() {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        Map<String, List<String>> all = new LinkedHashMap<>(file.values());
        if (!file.seeds().isEmpty()) {
            all.put("seed", file.seeds().stream().map(String::valueOf).toList());
        }
        all.forEach(
                (key, values) -> {
                    List<Map<String, String>> longer = new ArrayList<>();
                    for (Map<String, String> before : combinations) {
                        for (String value : values) {
                            var changed = new LinkedHashMap<>(before);
                            changed.put(key, value);
                            longer.add(changed);
                        }
                    }
                    combinations.clear();
                    combinations.addAll(longer);
                });
        List<Run> runs = new ArrayList<>();
        combinations.forEach(
                changes -> file.policies().forEach(policy -> runs.add(new Run(changes, policy))));
        return runs;
    }

    /// Does what is not done yet; the same table for any number of threads.
    ///
    /// @return the table; empty where somebody asked to stop before the end
    /// @throws StudyRefusal if a combination is no scenario
    public Optional<String> table(int threads, EvaluationWatch watch) {
        List<Run> runs = runs();
        List<Row> rows = Pieces.play(runs.size(), n -> n, k -> row(runs.get(k)), threads, watch);
        return rows.size() < runs.size() ? Optional.empty() : Optional.of(csv(rows));
    }

    private Row row(Run run) {
        Scenario scenario = scenario(run.changes());
        PolicyChoice policy = PolicyChoice.of(run.policy()).first();
        String key =
                String.join(
                        " ",
                        "study-1",
                        software,
                        run.policy(),
                        policy.fingerprint(),
                        ScenarioHash.of(scenario).toString());
        Optional<JsonNode> kept = store.find(key);
        if (kept.isPresent()) {
            Map<String, String> figures = new LinkedHashMap<>();
            kept.get()
                    .path("figures")
                    .forEachEntry((name, value) -> figures.put(name, value.asString()));
            return new Row(run, figures);
        }
        RunResult result =
                Runs.run(
                        scenario,
                        Baselines.of(scenario),
                        policy.policy(scenario),
                        StepObserver.NONE);
        Map<String, String> figures = figures(result);
        store.put(key, Map.of("figures", figures));
        return new Row(run, figures);
    }

    private Scenario scenario(Map<String, String> changes) {
        return switch (ScenarioReader.open(file.scenario(), changes)) {
            case ScenarioReading.Rejected rejected ->
                    throw new StudyRefusal(
                            changes.isEmpty()
                                    ? rejected.render()
                                    : "With %s:\n%s".formatted(changes, rejected.render()));
            case ScenarioReading.Loaded loaded -> {
                Scenario whole = loaded.scenario();
                int days = Math.min(whole.axis().days(), file.days().orElse(Integer.MAX_VALUE));
                Scenario shorter =
                        days == whole.axis().days() ? whole : DaySlice.of(whole, 0, days);
                yield CommunityPrices.priced(shorter, HighsSolver::new);
            }
        };
    }

    private static Map<String, String> figures(RunResult result) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("system_cost", Double.toString(result.systemCost()));
        for (Kpi kpi : result.kpis()) {
            if (kpi.level().equals("district")) {
                figures.putIfAbsent(
                        kpi.costFunction(),
                        Double.isFinite(kpi.value()) ? Double.toString(kpi.value()) : "");
            }
        }
        return figures;
    }

    private static String csv(List<Row> rows) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> figures = new LinkedHashSet<>();
        for (Row row : rows) {
            keys.addAll(row.run().changes().keySet());
            figures.addAll(row.figures().keySet());
        }
        var text = new StringBuilder();
        keys.forEach(key -> text.append(EvaluationFiles.quoted(key)).append(','));
        text.append("policy");
        figures.forEach(figure -> text.append(',').append(EvaluationFiles.quoted(figure)));
        text.append('\n');
        for (Row row : rows) {
            for (String key : keys) {
                String value = row.run().changes().getOrDefault(key, "");
                text.append(EvaluationFiles.quoted(value.replaceAll("^\"(.*)\"$", "$1")))
                        .append(',');
            }
            text.append(EvaluationFiles.quoted(row.run().policy()));
            for (String figure : figures) {
                text.append(',').append(row.figures().getOrDefault(figure, ""));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
