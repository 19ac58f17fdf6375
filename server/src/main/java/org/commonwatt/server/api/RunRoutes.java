package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.report.SummaryJson;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.server.data.Catalogue;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.job.JobQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Runs: list, start, headline, figures.
public final class RunRoutes {
    /// Kind of the jobs.
    public static final String KIND = "run";

    static final long MOST_SEED = (1L << 53) - 1;

    private final DataFolder data;
    private final Catalogue catalogue;
    private final JobQueue jobs;
    private final RunAccess runs;

    /// @param data where run folders are
    /// @param catalogue scenarios and policies
    /// @param jobs does the runs
    public RunRoutes(DataFolder data, Catalogue catalogue, JobQueue jobs) {
        this.data = data;
        this.catalogue = catalogue;
        this.jobs = jobs;
        runs = new RunAccess(data);
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs", this::list),
                Route.post("/api/v1/runs", this::start),
                Route.get("/api/v1/runs/{run}", this::one),
                Route.get("/api/v1/runs/{run}/kpis", this::kpis));
    }

    private Answer list(Exchange exchange) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : runs.names()) {
            JsonNode manifest = runs.of(name).manifest();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("run", name);
            for (String field : List.of("scenario", "currency", "seed", "participants")) {
                json.put(field, manifest.path(field));
            }
            json.put("days", manifest.path("time").path("days"));
            json.put("policies", RunAccess.policies(manifest));
            json.put("finishedAt", manifest.path("finishedAt").asString(""));
            list.add(json);
        }
        list.sort(
                Comparator.comparing(
                                (Map<String, Object> json) ->
                                        String.valueOf(json.get("finishedAt")))
                        .reversed());
        return Answer.json(Map.of("runs", list));
    }

    private Answer start(Exchange exchange) {
        exchange.viewer().requireOperator();
        Body body = exchange.body();
        Map<String, Object> request = request(body, catalogue);
        body.optionalWord("steps", List.of("none", "day", "full"))
                .ifPresent(steps -> request.put("steps", steps));
        String wish = body.optionalName("name").orElse(String.valueOf(request.get("scenario")));
        body.end();
        synchronized (jobs) {
            request.put("name", freeName(data, jobs, wish));
            return Answer.json(202, jobs.submit(KIND, request).json(System.nanoTime()));
        }
    }

    /// What runs and comparisons ask for in common; scenario and policies are looked up, so that a
    /// mistake is told now and not when the job begins.
    static Map<String, Object> request(Body body, Catalogue catalogue) {
        Map<String, Object> request = new LinkedHashMap<>();
        String scenario = body.name("scenario");
        List<String> policies = body.names("policies", 10);
        OptionalLong seed = body.integer("seed", 0, MOST_SEED);
        OptionalLong days = body.integer("days", 1, 3660);
        request.put("scenario", scenario);
        request.put("policies", policies);
        seed.ifPresent(value -> request.put("seed", value));
        days.ifPresent(value -> request.put("days", value));
        catalogue.scenario(
                scenario,
                seed,
                days.isPresent() ? OptionalInt.of((int) days.getAsLong()) : OptionalInt.empty());
        policies.forEach(catalogue::policy);
        return request;
    }

    /// A name that neither a folder nor a job that waits has.
    static String freeName(DataFolder data, JobQueue jobs, String wish) {
        List<String> taken =
                jobs.all().stream().map(job -> String.valueOf(job.json(0).get("request"))).toList();
        String name = data.free(wish);
        for (int k = 2; nameTaken(taken, name); k++) {
            name = data.free(wish + "-" + k);
        }
        return name;
    }

    private static boolean nameTaken(List<String> requests, String name) {
        return requests.stream().anyMatch(each -> each.contains("\"name\":\"" + name + "\""));
    }

    private Answer one(Exchange exchange) {
        RunTables run = runs.of(exchange);
        JsonNode manifest = run.manifest();
        JsonNode summary = run.json(SummaryJson.FILE);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run", exchange.name("run"));
        json.put("scenario", manifest.path("scenario"));
        json.put("currency", manifest.path("currency"));
        json.put("finding", summary.path("finding").asString(""));
        json.put(
                "policies",
                summary.path("policies").isArray() ? summary.path("policies") : fromKpis(run));
        json.put("dates", RunSteps.dates(run));
        Map<String, Object> shown = new LinkedHashMap<>();
        manifest.propertyStream()
                .filter(entry -> exchange.viewer().isOperator() || isPublic(entry.getKey()))
                .forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        json.put("manifest", shown);
        return Answer.json(json);
    }

    /// Commands, places and warnings name files and members.
    private static boolean isPublic(String field) {
        return !List.of("command", "source", "warnings", "assumptions").contains(field);
    }

    /// The headline of a run without a summary, without intervals.
    private static List<Map<String, @Nullable Object>> fromKpis(RunTables run) {
        Map<String, Map<String, @Nullable Object>> policies = new LinkedHashMap<>();
        Map<String, String> names =
                Map.of(
                        "system_cost", "systemCost",
                        "bill", "bills",
                        "import_kwh", "communityImportKwh",
                        "export_kwh", "communityExportKwh",
                        "peak_import_kw", "peakImportKw",
                        "self_sufficiency", "selfSufficiency",
                        "unserved_kwh", "unservedKwh",
                        "burden_gini", "giniBurden",
                        "worst_off_burden", "worstBurden");
        for (Map<String, String> row : run.csv(RunFiles.KPIS)) {
            String policy = row.getOrDefault("policy", "");
            Map<String, @Nullable Object> json =
                    policies.computeIfAbsent(
                            policy, each -> new LinkedHashMap<>(Map.of("policy", each)));
            String name = names.get(row.getOrDefault("cost_function", ""));
            if (name != null && "district".equals(row.get("level"))) {
                json.put(name, RunTables.number(row.get("value")));
            }
        }
        return List.copyOf(policies.values());
    }

    private Answer kpis(Exchange exchange) {
        RunTables run = runs.of(exchange);
        List<String> policies = RunAccess.asked(exchange, run.manifest());
        String level = exchange.query("level").orElse("");
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Map<String, String> row : run.csv(RunFiles.KPIS)) {
            if (policies.contains(row.get("policy"))
                    && (level.isEmpty() || level.equals(row.get("level")))
                    && mayRead(exchange, row)) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("policy", row.get("policy"));
                json.put("costFunction", row.get("cost_function"));
                json.put("value", RunTables.number(row.get("value")));
                for (String field : List.of("name", "level", "unit", "direction")) {
                    json.put(field, row.get(field));
                }
                json.put("ciLow", RunTables.number(row.get("ci_low")));
                json.put("ciHigh", RunTables.number(row.get("ci_high")));
                list.add(json);
            }
        }
        return Answer.json(Map.of("kpis", list));
    }

    /// The community's figures are for everybody, those of groups, which may be small, for the
    /// operator, a member's for that member.
    private static boolean mayRead(Exchange exchange, Map<String, String> row) {
        return switch (row.getOrDefault("level", "")) {
            case "district" -> true;
            case "building" -> exchange.viewer().sees(row.getOrDefault("name", ""));
            default -> exchange.viewer().isOperator();
        };
    }
}
