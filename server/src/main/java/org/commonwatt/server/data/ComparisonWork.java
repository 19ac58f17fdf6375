package org.commonwatt.server.data;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Comparison;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.evaluation.Evaluation;
import org.commonwatt.experiments.evaluation.EvaluationFiles;
import org.commonwatt.experiments.evaluation.EvaluationOutcome;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.evaluation.JudgedWeek;
import org.commonwatt.experiments.evaluation.shifts.ShiftComparison;
import org.commonwatt.experiments.evaluation.shifts.ShiftEvaluation;
import org.commonwatt.experiments.evaluation.shifts.ShiftFiles;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.commonwatt.experiments.scenario.LearningYear;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.job.Work;
import tools.jackson.databind.JsonNode;

/// A comparison as a job: what `commonwatt evaluate` does, into a folder of the data folder. Weeks
/// that were played stay, so that a job that was cut off goes on with the others.
public final class ComparisonWork implements Work {
    /// Path of comparisons.
    public static final String PATH = "/api/v1/comparisons/";

    private final DataFolder data;
    private final Catalogue catalogue;
    private final String software;

    /// @param data where folders of comparisons go
    /// @param catalogue scenarios and policies
    /// @param software name and version of the program
    public ComparisonWork(DataFolder data, Catalogue catalogue, String software) {
        this.data = data;
        this.catalogue = catalogue;
        this.software = software;
    }

    @Override
    public String run(JsonNode request, Progress progress) {
        try {
            return play(request, progress);
        } catch (TrainingRefusal | UncheckedIOException | IllegalArgumentException failure) {
            throw new Refusal(422, String.valueOf(failure.getMessage()));
        }
    }

    private String play(JsonNode request, Progress progress) {
        Scenario scenario = scenario(request);
        String reference = request.path("reference").asString(Comparison.REFERENCE);
        int weeks = request.path("weeks").asInt(4);
        List<JudgedWeek> judged = JudgedWeek.of(scenario, JudgedWeek.Purpose.TEST, weeks);
        if (judged.isEmpty()) {
            throw new Refusal(
                    422,
                    "%s has no whole test week with a day before it.".formatted(scenario.name()));
        }
        List<Contestant> contestants = contestants(request, scenario, reference);
        Path folder = data.root().resolve(request.path("name").asString());
        EvaluationWatch watch = watch(progress);
        var store = new CellStore(folder);
        List<JudgedCell> cells =
                new Evaluation(scenario, judged, store, software).play(contestants, 1, watch);
        if (request.path("shifts").asBoolean(false) && !progress.cancelled()) {
            shift(
                    new ShiftEvaluation(scenario, judged, store, software),
                    contestants,
                    watch,
                    folder,
                    reference);
        }
        if (progress.cancelled()) {
            return "";
        }
        EvaluationFiles.write(
                folder,
                new EvaluationOutcome(
                        scenario,
                        JudgedWeek.Purpose.TEST,
                        judged,
                        cells,
                        Comparison.of(cells, reference),
                        command(request, reference, weeks),
                        software));
        return PATH + request.path("name").asString();
    }

    private static void shift(
            ShiftEvaluation evaluation,
            List<Contestant> contestants,
            EvaluationWatch watch,
            Path folder,
            String reference) {
        List<Contestant> played =
                contestants.stream().filter(c -> !c.policy().equals(Comparison.BOUND)).toList();
        List<ShiftedRun> runs = evaluation.play(played, 1, watch);
        if (!watch.cancelled()) {
            ShiftFiles.write(folder, ShiftComparison.of(runs, evaluation.grid(), reference), runs);
        }
    }

    private Scenario scenario(JsonNode request) {
        OptionalLong seed = RunWork.seed(request);
        Map<String, String> changes =
                seed.isPresent() ? Map.of("seed", Long.toString(seed.getAsLong())) : Map.of();
        return switch (LearningYear.open(
                catalogue.place(request.path("scenario").asString()), changes)) {
            case ScenarioReading.Loaded loaded -> loaded.scenario();
            case ScenarioReading.Rejected rejected -> throw new Refusal(422, rejected.render());
        };
    }

    /// The asked ones, the reference, and the bound.
    private List<Contestant> contestants(JsonNode request, Scenario scenario, String reference) {
        var names = new java.util.LinkedHashSet<String>();
        names.add(reference);
        request.path("policies").forEach(name -> names.add(name.asString()));
        names.add(Comparison.BOUND);
        List<Contestant> contestants = new ArrayList<>();
        for (String name : names) {
            contestants.addAll(catalogue.policy(name).contestants(scenario, 1, false));
        }
        return contestants;
    }

    private String command(JsonNode request, String reference, int weeks) {
        List<String> policies = new ArrayList<>();
        request.path("policies").forEach(name -> policies.add(name.asString()));
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("--policy", String.join(",", policies));
        options.put("--reference", reference);
        options.put("--weeks", weeks);
        if (request.has("seed")) {
            options.put("--seed", request.path("seed").asLong());
        }
        var words =
                new StringBuilder(
                        "commonwatt evaluate "
                                + catalogue.place(request.path("scenario").asString()));
        options.forEach((name, value) -> words.append(' ').append(name).append(' ').append(value));
        return words + (request.path("shifts").asBoolean(false) ? " --shifts" : "");
    }

    private static EvaluationWatch watch(Progress progress) {
        return new EvaluationWatch() {
            @Override
            public void piece(int done, int total) {
                progress.done(done, total);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }
}
