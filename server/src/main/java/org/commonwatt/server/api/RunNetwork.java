package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.commonwatt.experiments.explain.ExplainRefusal;
import org.commonwatt.experiments.explain.Explainer;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.operate.simulation.FeederTrace;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.jspecify.annotations.Nullable;

/// Voltages and loadings of the feeder over a run, by playing it again: extremes per bus and branch
/// in pieces of an hour or more.
public final class RunNetwork {
    private static final double DIGITS = 1e4;

    private final RunAccess runs;
    private final Explainers explainers;

    /// @param data where run folders are
    /// @param explainers runs that are open
    public RunNetwork(DataFolder data, Explainers explainers) {
        runs = new RunAccess(data);
        this.explainers = explainers;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/runs/{run}/network", this::network));
    }

    /// A home's voltage tells what it uses: for the operator.
    private Answer network(Exchange exchange) {
        exchange.viewer().requireOperator();
        RunTables run = runs.of(exchange);
        String policy = RunAccess.asked(exchange, run.manifest()).getLast();
        try {
            Explainer explainer = explainers.of(run);
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("run", exchange.name("run"));
            json.put("policy", policy);
            json.put("network", ScenarioJson.network(explainer.scenario().feeder()));
            json.put(
                    "trace",
                    explainer.feeder(policy).map(trace -> trace(explainer, trace)).orElse(null));
            return Answer.json(json);
        } catch (ExplainRefusal refusal) {
            throw new Refusal(422, String.valueOf(refusal.getMessage()));
        }
    }

    private static Map<String, Object> trace(Explainer explainer, FeederTrace trace) {
        var axis = explainer.scenario().axis();
        Network network = trace.network();
        var columns = trace.columns();
        int[] buses = IntStream.range(0, network.buses().size()).toArray();
        int[] branches =
                IntStream.range(0, network.branches().size())
                        .filter(k -> network.branches().get(k).inService())
                        .toArray();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stepsPerColumn", columns.stepsPerColumn());
        json.put(
                "time",
                IntStream.range(0, columns.count())
                        .mapToObj(
                                c -> axis.local(columns.firstStep(c)).toLocalDateTime().toString())
                        .toList());
        int count = columns.count();
        json.put("lowestPu", rows(buses, bus -> row(count, c -> trace.lowestPu(bus, c))));
        json.put("highestPu", rows(buses, bus -> row(count, c -> trace.highestPu(bus, c))));
        json.put("loading", rows(branches, branch -> row(count, c -> trace.loading(branch, c))));
        json.put("minPu", row(buses.length, k -> network.buses().get(k).minVoltagePu()));
        json.put("maxPu", row(buses.length, k -> network.buses().get(k).maxVoltagePu()));
        json.put(
                "ratingKva",
                row(branches.length, k -> network.branches().get(branches[k]).ratingKva()));
        json.put("hoursOutside", trace.stepsWithViolation() * axis.stepHours());
        json.put("hoursOverloaded", trace.stepsWithOverload() * axis.stepHours());
        json.put("hoursCollapsed", trace.unsolvedSteps() * axis.stepHours());
        return json;
    }

    private static List<List<@Nullable Double>> rows(
            int[] of, java.util.function.IntFunction<List<@Nullable Double>> row) {
        return IntStream.of(of).mapToObj(row).toList();
    }

    /// Four digits; null where a limit or a solution is missing.
    private static List<@Nullable Double> row(int size, IntToDoubleFunction value) {
        List<@Nullable Double> row = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            row.add(Json.number(Math.rint(value.applyAsDouble(k) * DIGITS) / DIGITS));
        }
        return row;
    }
}
