package org.commonwatt.server.data;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.training.Trainer;
import org.commonwatt.experiments.training.Trainers;
import org.commonwatt.experiments.training.TrainingFolder;
import org.commonwatt.experiments.training.TrainingGames;
import org.commonwatt.experiments.training.TrainingOutcome;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.experiments.training.TrainingRequest;
import org.commonwatt.experiments.training.TrainingWatch;
import org.commonwatt.rl.algorithm.fair.EquityMode;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.job.Work;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A training as a job: what `commonwatt train` does, into a folder of the data folder. One that
/// was cut off goes on from its checkpoint.
public final class TrainingWork implements Work {
    /// Path of trainings.
    public static final String PATH = "/api/v1/trainings/";

    private static final String EQUITY = "equity";
    private static final long SEED = 1;

    private final DataFolder data;
    private final Catalogue catalogue;
    private final Clock clock;
    private final String software;

    /// @param data where folders of trainings go
    /// @param catalogue scenarios and policies
    /// @param software name and version of the program
    public TrainingWork(DataFolder data, Catalogue catalogue, Clock clock, String software) {
        this.data = data;
        this.catalogue = catalogue;
        this.clock = clock;
        this.software = software;
    }

    @Override
    public boolean isLong() {
        return true;
    }

    /// Refuses what could not begin, before it is a job.
    ///
    /// @param request as [#run] takes it
    /// @throws Refusal 422 saying why
    public void requirePossible(JsonNode request) {
        try {
            TrainingRequest asked = training(request);
            Trainer trainer = trainer(request);
            if (asked.effort().steps().isPresent() && !trainer.takesSteps()) {
                throw Refusal.ofField(
                        "steps",
                        "The algorithm %s is tuned in rounds, not for a number of steps."
                                .formatted(trainer.name()));
            }
            TrainingGames.open(asked.scenario(), asked.gameOptions(), dosed(asked.robust()));
        } catch (TrainingRefusal | IllegalArgumentException refused) {
            throw new Refusal(422, String.valueOf(refused.getMessage()));
        }
    }

    /// The mode that a game is opened with: a search for a dose opens it with doses.
    private static RobustMode dosed(RobustMode mode) {
        return mode instanceof RobustMode.Budgeted ? new RobustMode.Dosed(1) : mode;
    }

    private Trainer trainer(JsonNode request) {
        return Trainers.of(request.path("algorithm").asString(), clock);
    }

    @Override
    public String run(JsonNode request, Work.Progress progress) {
        try {
            Trainer trainer = trainer(request);
            TrainingOutcome outcome = trainer.train(training(request), watch(progress)).getFirst();
            return switch (outcome.status()) {
                case COMPLETE -> PATH + request.path("name").asString();
                case STOPPED, INTERRUPTED -> "";
                case DIVERGED ->
                        throw new Refusal(
                                422,
                                "The training diverged at step %d: %s is not finite.\nMaybe train longer with less, or with another algorithm or seed."
                                        .formatted(
                                                outcome.steps(), outcome.divergence().orElse("")));
            };
        } catch (TrainingRefusal | RunFolderException | IllegalArgumentException failure) {
            throw new Refusal(422, String.valueOf(failure.getMessage()));
        }
    }

    private TrainingRequest training(JsonNode request) {
        String scenario = request.path("scenario").asString();
        String place = Games.names().contains(scenario) ? scenario : catalogue.place(scenario);
        Map<String, String> options = new LinkedHashMap<>();
        EquityMode equity = EquityMode.parse(request.path(EQUITY).asString("none"));
        if (!equity.isNone()) {
            options.put(EQUITY, equity.text());
        }
        RobustMode robust = RobustMode.parse(request.path("robust").asString("none"));
        Path folder = data.root().resolve(request.path("name").asString());
        Path start =
                request.has("start")
                        ? catalogue.policy(request.path("start").asString()).folders().getFirst()
                        : null;
        return new TrainingRequest(
                place,
                new GameOptions(options),
                null,
                Map.of(),
                List.of(request.path("seed").asLong(SEED)),
                effort(request),
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                folder,
                TrainingFolder.hasTraining(folder),
                command(request, place, start, folder),
                software,
                start,
                robust);
    }

    private static TrainingRequest.Effort effort(JsonNode request) {
        return request.has("steps")
                ? TrainingRequest.Effort.ofSteps(request.path("steps").asLong())
                : new TrainingRequest.Effort(
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty());
    }

    private static String command(
            JsonNode request, String place, @Nullable Path start, Path folder) {
        List<String> words = new ArrayList<>(List.of("commonwatt train", Words.quoted(place)));
        for (String option : List.of("algorithm", "steps", "seed", "robust", EQUITY)) {
            if (request.has(option)) {
                words.add("--%s %s".formatted(option, request.path(option).asString()));
            }
        }
        if (start != null) {
            words.add("--start " + Words.quoted(start.toString()));
        }
        words.add("--out " + Words.quoted(folder.toString()));
        return String.join(" ", words);
    }

    private static TrainingWatch watch(Work.Progress progress) {
        return new TrainingWatch() {
            @Override
            public void progress(TrainingWatch.Progress now) {
                progress.done(
                        (int) Math.min(now.steps(), now.totalSteps()), (int) now.totalSteps());
                Map<String, @Nullable Object> figures = new LinkedHashMap<>();
                figures.put("steps", now.steps());
                figures.put("totalSteps", now.totalSteps());
                figures.put("episodicReturn", Json.number(now.episodicReturn()));
                figures.put("validationReturn", Json.number(now.validationReturn()));
                figures.put("stepsPerSecond", Json.number(now.stepsPerSecond()));
                progress.figures(figures);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }
}
