package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonwatt.operate.simulation.StepQuantity;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.jspecify.annotations.Nullable;

/// Time series of a run: days from the ledger, steps of the days that were kept.
public final class RunSteps {
    /// Quantities that only owners of a device have; without it, 0 is stored in every step.
    private static final Set<StepQuantity> OF_DEVICES =
            Set.of(StepQuantity.SOC, StepQuantity.ROOM_C);

    private final RunAccess runs;

    /// @param data where run folders are
    public RunSteps(DataFolder data) {
        runs = new RunAccess(data);
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs/{run}/days", this::days),
                Route.get("/api/v1/runs/{run}/steps", this::steps));
    }

    /// Local dates whose steps were kept.
    static List<String> dates(RunTables run) {
        if (!run.hasSteps()) {
            return List.of();
        }
        return run
                .steps(
                        "SELECT DISTINCT local_time::DATE::VARCHAR AS d FROM steps ORDER BY d",
                        List.of())
                .stream()
                .map(row -> String.valueOf(row.get("d")))
                .toList();
    }

    private Answer days(Exchange exchange) {
        RunTables run = runs.of(exchange);
        List<String> policies = RunAccess.asked(exchange, run.manifest());
        List<Map<String, Object>> list = new ArrayList<>();
        for (String policy : policies) {
            list.addAll(
                    run.ledger(
                            """
                            SELECT policy, date::VARCHAR AS date, sum(amount)::DOUBLE AS amount,
                              coalesce(sum(energy_kwh) FILTER (account = 'retailEnergy'), 0)::DOUBLE
                                AS "importKwh",
                              -coalesce(sum(energy_kwh) FILTER (account = 'feedIn'), 0)::DOUBLE
                                AS "exportKwh",
                              coalesce(sum(energy_kwh) FILTER (account = 'poolPurchase'), 0)::DOUBLE
                                AS "poolKwh"
                            FROM postings WHERE policy = ? GROUP BY policy, date ORDER BY date
                            """,
                            List.of(policy)));
        }
        return Answer.json(Map.of("days", list));
    }

    private Answer steps(Exchange exchange) {
        RunTables run = runs.of(exchange);
        List<String> policies = RunAccess.asked(exchange, run.manifest());
        String policy = policies.getFirst();
        Optional<String> member = exchange.query("member");
        member.ifPresent(exchange.viewer()::requireSees);
        List<String> dates = dates(run);
        if (dates.isEmpty()) {
            throw new Refusal(404, "The run kept no steps.\nMaybe run it again with steps day.");
        }
        String date = exchange.query("date").orElse(dates.getFirst());
        if (!dates.contains(date)) {
            throw Refusal.ofField(
                    "date",
                    "The run kept no steps of that date; it has %s."
                            .formatted(String.join(", ", dates)));
        }
        List<Map<String, Object>> rows = rows(run, List.of(policy, date), member);
        if (rows.isEmpty()) {
            throw Refusal.ofField("member", "The run has no member of that name.");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("policy", policy);
        json.put("date", date);
        json.put("dates", dates);
        json.put("member", member.orElse(null));
        json.put("step", rows.stream().map(row -> row.get("step")).toList());
        json.put("time", rows.stream().map(row -> String.valueOf(row.get("time"))).toList());
        json.put("columns", columns(rows));
        return Answer.json(json);
    }

    /// Energies are sums, prices means of all members, what only a device has is the mean of those
    /// who have it.
    private static String aggregate(StepQuantity quantity) {
        String column = quantity.column();
        if (OF_DEVICES.contains(quantity)) {
            return "avg(%1$s) FILTER (WHERE has_%1$s)".formatted(column);
        }
        boolean energy = column.endsWith("_kwh") && !column.endsWith("_per_kwh");
        boolean sum = energy || quantity == StepQuantity.FUEL_LITRES;
        return "%s(%s)".formatted(sum ? "sum" : "avg", column);
    }

    private static List<Map<String, Object>> rows(
            RunTables run, List<String> policyAndDate, Optional<String> member) {
        var columns = new StringBuilder();
        var owned = new StringBuilder();
        for (StepQuantity quantity : StepQuantity.values()) {
            String column = quantity.column();
            columns.append(", %s::DOUBLE AS %s".formatted(aggregate(quantity), column));
            if (OF_DEVICES.contains(quantity)) {
                owned.append(", bool_or(%1$s <> 0) AS has_%1$s".formatted(column));
            }
        }
        List<String> values = new ArrayList<>(policyAndDate);
        member.ifPresent(values::add);
        return run.steps(
                """
                SELECT step, strftime(any_value(local_time), '%%Y-%%m-%%dT%%H:%%M') AS time%s
                FROM steps JOIN (SELECT entity AS owner%s FROM steps GROUP BY entity)
                  ON entity = owner
                WHERE policy = ? AND local_time::DATE = ?::DATE %s
                GROUP BY step ORDER BY step
                """
                        .formatted(columns, owned, member.isPresent() ? "AND entity = ?" : ""),
                values);
    }

    private static Map<String, Object> columns(List<Map<String, Object>> rows) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (StepQuantity quantity : StepQuantity.values()) {
            List<@Nullable Double> values = new ArrayList<>();
            for (Map<String, Object> row : rows) {
                values.add(
                        row.get(quantity.column()) instanceof Number number
                                ? Json.number(number.doubleValue())
                                : null);
            }
            columns.put(quantity.column(), values);
        }
        return columns;
    }
}
