package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.evaluation.EvaluationFiles;
import org.commonwatt.experiments.evaluation.shifts.ShiftFiles;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.server.data.Catalogue;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.job.JobQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Comparisons: policies side by side on weeks that no training has seen.
public final class ComparisonRoutes {
    /// Kind of the jobs.
    public static final String KIND = "comparison";

    private final DataFolder data;
    private final Catalogue catalogue;
    private final JobQueue jobs;

    /// @param data where their folders are
    /// @param catalogue scenarios and policies
    /// @param jobs does them
    public ComparisonRoutes(DataFolder data, Catalogue catalogue, JobQueue jobs) {
        this.data = data;
        this.catalogue = catalogue;
        this.jobs = jobs;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/comparisons", this::list),
                Route.post("/api/v1/comparisons", this::start),
                Route.get("/api/v1/comparisons/{comparison}", this::one));
    }

    private Answer list(Exchange exchange) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : data.having(EvaluationFiles.JSON)) {
            JsonNode json = table(name).json(EvaluationFiles.JSON);
            List<String> policies = new ArrayList<>();
            json.path("policies").forEach(row -> policies.add(row.path("policy").asString("")));
            list.add(
                    Map.of(
                            "comparison", name,
                            "scenario", json.path("scenario").asString(""),
                            "policies", policies));
        }
        return Answer.json(Map.of("comparisons", list));
    }

    private RunTables table(String name) {
        return new RunTables(data.require("comparison", name, EvaluationFiles.JSON));
    }

    private Answer start(Exchange exchange) {
        exchange.viewer().requireOperator();
        Body body = exchange.body();
        Map<String, Object> request = RunRoutes.request(body, catalogue);
        body.integer("weeks", 1, 52).ifPresent(weeks -> request.put("weeks", weeks));
        body.optionalWord("reference", Policies.names())
                .ifPresent(reference -> request.put("reference", reference));
        if (body.flag("shifts", false)) {
            request.put("shifts", true);
        }
        body.end();
        if (request.containsKey("days")) {
            throw Refusal.ofField("days", "Comparisons are judged in weeks, not in days.");
        }
        synchronized (jobs) {
            request.put(
                    "name",
                    RunRoutes.freeName(data, jobs, request.get("scenario") + "-comparison"));
            return Answer.json(202, jobs.submit(KIND, request).json(System.nanoTime()));
        }
    }

    private Answer one(Exchange exchange) {
        RunTables table = table(exchange.name("comparison"));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("comparison", exchange.name("comparison"));
        table.json(EvaluationFiles.JSON)
                .propertyStream()
                .filter(entry -> exchange.viewer().isOperator() || !isPlace(entry.getKey()))
                .forEach(entry -> json.put(entry.getKey(), entry.getValue()));
        JsonNode shifts = table.json(ShiftFiles.JSON);
        json.put("shifts", shifts.isObject() ? shifts : null);
        return Answer.json(json);
    }

    private static boolean isPlace(String field) {
        return field.equals("command") || field.equals("folder");
    }
}
