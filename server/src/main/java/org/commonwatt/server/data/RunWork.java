package org.commonwatt.server.data;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunOutcome;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunSource;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.Runner;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.job.Work;
import tools.jackson.databind.JsonNode;

/// A run as a job: what `commonwatt run` does, into a run folder of the data folder.
public final class RunWork implements Work {
    /// Path of runs.
    public static final String PATH = "/api/v1/runs/";

    private final DataFolder data;
    private final Catalogue catalogue;
    private final String software;

    /// @param data where run folders go
    /// @param catalogue scenarios and policies
    /// @param software name and version of the program
    public RunWork(DataFolder data, Catalogue catalogue, String software) {
        this.data = data;
        this.catalogue = catalogue;
        this.software = software;
    }

    @Override
    public String run(JsonNode request, Progress progress) {
        Map<String, PolicyChoice> choices = new LinkedHashMap<>();
        for (JsonNode name : request.path("policies")) {
            PolicyChoice choice = catalogue.policy(name.asString());
            choices.put(choice.name(), choice);
        }
        OptionalLong seed = seed(request);
        OptionalInt days = days(request);
        String name = request.path("scenario").asString();
        Scenario scenario = catalogue.scenario(name, seed, days);
        try {
            RunOutcome outcome =
                    new Runner(priced -> simulator(priced, choices), Clock.systemUTC())
                            .run(scenario, settings(request, choices), watch(progress));
            return outcome.complete() ? PATH + request.path("name").asString() : "";
        } catch (TrainingRefusal | RunFolderException | IllegalArgumentException failure) {
            throw new Refusal(422, String.valueOf(failure.getMessage()));
        }
    }

    private static CommunitySimulator simulator(
            Scenario priced, Map<String, PolicyChoice> choices) {
        return new CommunitySimulator(
                priced, name -> Objects.requireNonNull(choices.get(name)).policy(priced));
    }

    static OptionalLong seed(JsonNode request) {
        return request.has("seed")
                ? OptionalLong.of(request.path("seed").asLong())
                : OptionalLong.empty();
    }

    static OptionalInt days(JsonNode request) {
        return request.has("days")
                ? OptionalInt.of(request.path("days").asInt())
                : OptionalInt.empty();
    }

    private RunSettings settings(JsonNode request, Map<String, PolicyChoice> choices) {
        String scenario = request.path("scenario").asString();
        String place = catalogue.place(scenario);
        Map<String, String> places = new LinkedHashMap<>();
        choices.forEach((name, choice) -> places.put(name, place(choice)));
        StepsMode steps = StepsMode.DAY;
        for (StepsMode mode : StepsMode.values()) {
            steps = mode.key().equals(request.path("steps").asString("")) ? mode : steps;
        }
        return new RunSettings(
                List.copyOf(choices.keySet()),
                steps,
                false,
                data.root().resolve(request.path("name").asString()),
                1,
                command(request, place, places),
                software,
                true,
                RunSource.of(
                        place,
                        request.has("seed") ? request.path("seed").asLong() : null,
                        request.has("days") ? request.path("days").asInt() : null,
                        places));
    }

    private static String place(PolicyChoice choice) {
        boolean bundled = PolicyChoice.names().contains(choice.name());
        return choice.isTrained() && !bundled
                ? choice.folders().getFirst().toAbsolutePath().toString()
                : choice.name();
    }

    private static String command(JsonNode request, String place, Map<String, String> places) {
        List<String> words = new ArrayList<>(List.of("commonwatt run", Words.quoted(place)));
        words.add("--policy " + Words.quoted(String.join(",", places.values())));
        for (String option : List.of("seed", "days", "steps")) {
            if (request.has(option)) {
                words.add("--%s %s".formatted(option, request.path(option).asString()));
            }
        }
        return String.join(" ", words);
    }

    private static RunWatch watch(Progress progress) {
        return new RunWatch() {
            @Override
            public void day(int daysDone, int daysTotal) {
                progress.done(daysDone, daysTotal);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }
}
