package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonwatt.experiments.training.TrainingOutcome.Mark;
import org.commonwatt.experiments.training.TrainingOutcome.Status;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `train.json`: what a training was and how it went.
public final class TrainingSummary {
    /// The mode that a search within a budget ended with, as
    /// [org.commonwatt.rl.algorithm.robust.RobustMode#parse] takes it.
    public static final String FOUND = "found";

    static final String RUNNING = "running";

    private static final String SCHEMA = "commonwatt.train";
    private static final String SEEDS_SCHEMA = "commonwatt.train-seeds";
    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TrainingSummary() {}

    /// The text of the file of one training.
    static String of(TrainingPlan plan, String status, TrainingOutcome outcome) {
        Map<String, Object> json = head(SCHEMA, status);
        json.put("algorithm", plan.algorithm());
        json.put("parameters", Hyperparameters.texts(plan.parameters()));
        json.put("game", game(plan.game()));
        json.put("totalSteps", plan.totalSteps());
        json.put("validateEvery", plan.pace().validateEvery());
        json.put("validationEpisodes", plan.pace().validationEpisodes());
        json.put("checkpointEvery", plan.pace().checkpointEvery());
        json.putAll(result(outcome));
        json.put("command", plan.command());
        json.put("software", plan.software());
        json.put("java", Runtime.version().toString());
        return text(json);
    }

    /// What was trained in.
    static Map<String, Object> game(TrainingGame game) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", game.name());
        json.put("options", game.options().values());
        json.put("dataHash", game.dataHash().isEmpty() ? null : game.dataHash());
        return json;
    }

    /// All seeds of a request, with the middle of their best validations.
    public static Map<String, Object> of(String algorithm, List<TrainingOutcome> outcomes) {
        return of(algorithm, outcomes, outcomes.size());
    }

    /// The seeds of a request that were begun so far.
    ///
    /// @param asked how many there shall be
    static Map<String, Object> of(String algorithm, List<TrainingOutcome> outcomes, int asked) {
        Map<String, Object> json = head(SEEDS_SCHEMA, status(outcomes, asked));
        json.put("algorithm", algorithm);
        List<Map<String, Object>> seeds = new ArrayList<>();
        for (TrainingOutcome outcome : outcomes) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("status", outcome.status().word());
            one.put("folder", outcome.folder().toString());
            one.put("totalSteps", outcome.totalSteps());
            one.putAll(result(outcome));
            seeds.add(one);
        }
        json.put("seeds", seeds);
        double[] best =
                outcomes.stream()
                        .flatMap(outcome -> outcome.best().stream())
                        .mapToDouble(Mark::meanReturn)
                        .sorted()
                        .toArray();
        json.put("medianBestReturn", best.length == 0 ? null : median(best));
        return json;
    }

    /// The folder of a trial in that of a search: `dose-0.5` for `dose:0.5`.
    ///
    /// @param mode see [#FOUND]
    public static String partOf(String mode) {
        return mode.replace(':', '-');
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String status(List<TrainingOutcome> outcomes, int asked) {
        Status worst =
                outcomes.stream()
                        .map(TrainingOutcome::status)
                        .max(Enum::compareTo)
                        .orElse(Status.COMPLETE);
        boolean goesOn = outcomes.size() < asked && worst != Status.INTERRUPTED;
        return goesOn ? RUNNING : worst.word();
    }

    private static Map<String, Object> head(String schema, String status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", schema);
        json.put("version", VERSION);
        json.put("status", status);
        return json;
    }

    private static Map<String, Object> result(TrainingOutcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", outcome.seed());
        json.put("steps", outcome.steps());
        json.put("wallSeconds", outcome.wallSeconds());
        json.put("cpuSeconds", finite(outcome.cpuSeconds()));
        json.put("bestValidation", mark(outcome.best()));
        json.put("lastValidation", mark(outcome.last()));
        json.put("divergence", outcome.divergence().orElse(null));
        return json;
    }

    /// JSON has no NaN: null.
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Map<String, Object> mark(Optional<Mark> mark) {
        if (mark.isEmpty()) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", mark.get().steps());
        json.put("meanReturn", mark.get().meanReturn());
        return json;
    }

    static String text(Map<String, ?> json) {
        return JSON.writeValueAsString(json) + "\n";
    }
}
