package org.commonwatt.server.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.training.Trainer;
import org.commonwatt.experiments.training.Trainers;
import org.commonwatt.server.data.Catalogue;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.TrainingWork;
import org.commonwatt.server.data.Trainings;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.job.Job;
import org.commonwatt.server.job.JobQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Trainings: what can be trained, start, go on, curves.
public final class TrainingRoutes {
    /// Kind of the jobs.
    public static final String KIND = "training";

    private static final int LONGEST_MODE = 40;

    private final DataFolder data;
    private final Catalogue catalogue;
    private final Trainings trainings;
    private final JobQueue jobs;
    private final TrainingWork work;
    private final long mostSteps;

    /// @param data where their folders are
    /// @param catalogue scenarios and policies
    /// @param jobs does them
    /// @param work what a job does
    /// @param mostSteps that one may ask for
    public TrainingRoutes(
            DataFolder data,
            Catalogue catalogue,
            JobQueue jobs,
            TrainingWork work,
            long mostSteps) {
        this.data = data;
        this.catalogue = catalogue;
        trainings = new Trainings(data);
        this.jobs = jobs;
        this.work = work;
        this.mostSteps = mostSteps;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/algorithms", this::algorithms),
                Route.get("/api/v1/trainings", this::list),
                Route.post("/api/v1/trainings", this::start),
                Route.get("/api/v1/trainings/{training}", this::one),
                Route.post("/api/v1/trainings/{training}/resume", this::resume));
    }

    private Answer algorithms(Exchange exchange) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Trainer trainer : Trainers.all(Clock.systemUTC())) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("algorithm", trainer.name());
            json.put("summary", trainer.summary());
            json.put("takesSteps", trainer.takesSteps());
            json.put("weighsDays", trainer.weighsDays());
            json.put("weighsAgents", trainer.weighsAgents());
            list.add(json);
        }
        return Answer.json(
                Map.of("algorithms", list, "games", Games.names(), "mostSteps", mostSteps));
    }

    private Answer list(Exchange exchange) {
        return Answer.json(
                Map.of("trainings", trainings.all().stream().map(this::describe).toList()));
    }

    private Map<String, @Nullable Object> describe(Trainings.Named training) {
        Map<String, @Nullable Object> json = trainings.describe(training);
        Optional<Job> underWay =
                jobs.latest(KIND, training.name())
                        .filter(job -> !training.bundled() && !job.over());
        underWay.ifPresent(job -> json.put("status", job.status().key()));
        json.put("job", underWay.map(Job::id).orElse(null));
        return json;
    }

    private Answer one(Exchange exchange) {
        Trainings.Named training = trainings.of(exchange.name("training"));
        Map<String, @Nullable Object> json = describe(training);
        json.put("curves", trainings.curves(training));
        return Answer.json(json);
    }

    private Answer start(Exchange exchange) {
        exchange.viewer().requireOperator();
        Body body = exchange.body();
        Map<String, Object> request = new LinkedHashMap<>();
        String scenario = body.name("scenario");
        request.put("scenario", scenario);
        request.put("algorithm", body.word("algorithm", Trainers.names()));
        body.integer("steps", 1, mostSteps).ifPresent(steps -> request.put("steps", steps));
        OptionalLong seed = body.integer("seed", 0, RunRoutes.MOST_SEED);
        seed.ifPresent(value -> request.put("seed", value));
        for (String mode : List.of("robust", "equity")) {
            body.text(mode, LONGEST_MODE).ifPresent(text -> request.put(mode, text));
        }
        body.optionalName("start").ifPresent(policy -> request.put("start", trained(policy)));
        String wish = body.optionalName("name").orElse(scenario + "-" + request.get("algorithm"));
        body.end();
        if (PolicyChoice.names().contains(wish)) {
            throw Refusal.ofField("name", "The name %s is that of a policy.".formatted(wish));
        }
        request.put("name", wish);
        JsonNode asked = Json.mapper().valueToTree(request);
        work.requirePossible(asked);
        synchronized (jobs) {
            request.put("name", RunRoutes.freeName(data, jobs, wish));
            return Answer.json(202, jobs.submit(KIND, request).json(System.nanoTime()));
        }
    }

    private String trained(String policy) {
        if (!catalogue.policy(policy).isTrained()) {
            throw Refusal.ofField(
                    "start", "The policy %s is none that was trained.".formatted(policy));
        }
        return policy;
    }

    private Answer resume(Exchange exchange) {
        exchange.viewer().requireOperator();
        exchange.body().end();
        Trainings.Named training = trainings.of(exchange.name("training"));
        if ("complete".equals(trainings.describe(training).get("status"))) {
            throw new Refusal(409, "The training %s is complete.".formatted(training.name()));
        }
        synchronized (jobs) {
            Job job =
                    jobs.latest(KIND, training.name())
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    409,
                                                    "The service has not begun the training %s.\nMaybe go on with it by commonwatt train --resume."
                                                            .formatted(training.name())));
            if (!job.over()) {
                throw new Refusal(
                        409, "The training %s goes on already.".formatted(training.name()));
            }
            return Answer.json(202, jobs.again(job).json(System.nanoTime()));
        }
    }
}
