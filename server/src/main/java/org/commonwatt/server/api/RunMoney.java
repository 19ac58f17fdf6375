package org.commonwatt.server.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.store.TradesFile;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.jspecify.annotations.Nullable;

/// Money of a run: bills and trades. Amounts of bills are exact decimals, written as text.
public final class RunMoney {
    private final RunAccess runs;

    /// @param data where run folders are
    public RunMoney(DataFolder data) {
        runs = new RunAccess(data);
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs/{run}/bills", this::bills),
                Route.get("/api/v1/runs/{run}/bills/{member}", this::bill),
                Route.get("/api/v1/runs/{run}/trades", this::trades),
                Route.get("/api/v1/runs/{run}/trades/pairs", this::pairs));
    }

    private static String currency(RunTables run) {
        return run.manifest().path("currency").asString("");
    }

    private Answer bills(Exchange exchange) {
        RunTables run = runs.of(exchange);
        List<String> policies = RunAccess.asked(exchange, run.manifest());
        String first = RunAccess.policies(run.manifest()).getFirst();
        Map<String, Map<String, BigDecimal>> sums = sums(run);
        List<Map<String, Object>> list = new ArrayList<>();
        for (String policy : policies) {
            sums.getOrDefault(policy, Map.of())
                    .forEach(
                            (member, amount) -> {
                                if (exchange.viewer().sees(member)) {
                                    BigDecimal under =
                                            sums.getOrDefault(first, Map.of())
                                                    .getOrDefault(member, BigDecimal.ZERO);
                                    Map<String, Object> json = new LinkedHashMap<>();
                                    json.put("policy", policy);
                                    json.put("member", member);
                                    json.put("amount", amount.toPlainString());
                                    json.put(
                                            "comparedWithFirst",
                                            amount.subtract(under).toPlainString());
                                    list.add(json);
                                }
                            });
        }
        if (list.isEmpty()) {
            exchange.viewer().requireOperator();
        }
        return Answer.json(Map.of("currency", currency(run), "bills", list));
    }

    /// Bills by policy and member.
    static Map<String, Map<String, BigDecimal>> sums(RunTables run) {
        Map<String, Map<String, BigDecimal>> sums = new LinkedHashMap<>();
        for (Map<String, String> row : run.csv(RunFiles.BILLS)) {
            sums.computeIfAbsent(row.getOrDefault("policy", ""), _ -> new LinkedHashMap<>())
                    .merge(
                            row.getOrDefault("participant", ""),
                            new BigDecimal(row.getOrDefault("amount", "0")),
                            BigDecimal::add);
        }
        return sums;
    }

    private Answer bill(Exchange exchange) {
        String member = exchange.text("member");
        exchange.viewer().requireSees(member);
        RunTables run = runs.of(exchange);
        String policy =
                exchange.query("policy").isPresent()
                        ? RunAccess.asked(exchange, run.manifest()).getFirst()
                        : RunAccess.policies(run.manifest()).getLast();
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Map<String, String> row : run.csv(RunFiles.BILLS)) {
            if (policy.equals(row.get("policy")) && member.equals(row.get("participant"))) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("period", row.get("period"));
                line.put("item", row.get("item"));
                line.put("energyKwh", row.get("energy_kwh"));
                line.put("amount", row.get("amount"));
                line.put("corrects", row.getOrDefault("corrects", ""));
                lines.add(line);
                sum = sum.add(new BigDecimal(row.getOrDefault("amount", "0")));
            }
        }
        if (lines.isEmpty()) {
            throw new Refusal(404, "The run has no bill of a member of that name.");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", exchange.name("run"));
        json.put("policy", policy);
        json.put("member", member);
        json.put("currency", currency(run));
        json.put("amount", sum.toPlainString());
        json.put("lines", lines);
        return Answer.json(json);
    }

    private Answer trades(Exchange exchange) {
        RunTables run = runs.of(exchange);
        if (!exchange.viewer().isOperator() && exchange.viewer().member() == null) {
            exchange.viewer().requireOperator();
        }
        List<String> policies = RunAccess.asked(exchange, run.manifest());
        String date = exchange.query("date").orElse("");
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Map<String, String> row : run.csv(RunFiles.TRADES)) {
            if (policies.contains(row.get("policy"))
                    && (date.isEmpty() || date.equals(row.get("date")))
                    && exchange.viewer().sees(row.getOrDefault("participant", ""))) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("policy", row.get("policy"));
                json.put("date", row.get("date"));
                json.put("member", row.get("participant"));
                json.put("side", row.get("side"));
                json.put("energyKwh", RunTables.number(row.get("energy_kwh")));
                json.put("amount", RunTables.number(row.get("amount")));
                list.add(json);
            }
        }
        return Answer.json(Map.of("currency", currency(run), "trades", list));
    }

    /// Who sold to whom. Pairs carry no price of their own: beside them stand what the buyer paid
    /// and the seller got for a kWh on average. To a member, all neighbours are one.
    private Answer pairs(Exchange exchange) {
        RunTables run = runs.of(exchange);
        if (exchange.viewer().member() == null) {
            exchange.viewer().requireOperator();
        }
        List<String> policies = RunAccess.asked(exchange, run.manifest());
        Map<TradePair, Double> sums = new LinkedHashMap<>();
        for (Map<String, String> row : pairRows(run)) {
            TradePair pair = TradePair.of(row).seenBy(exchange.viewer());
            if (policies.contains(pair.policy()) && !pair.isHidden()) {
                sums.merge(
                        pair, Double.parseDouble(row.getOrDefault("energy_kwh", "0")), Double::sum);
            }
        }
        Map<String, Double> prices = meanPrices(run);
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        sums.forEach((pair, energy) -> list.add(pair.json(energy, prices)));
        return Answer.json(Map.of("currency", currency(run), "pairs", list));
    }

    private static List<Map<String, String>> pairRows(RunTables run) {
        return run.has(TradesFile.FILE) ? run.csv(TradesFile.FILE) : List.of();
    }

    /// Amount per kWh by policy, member and side.
    private static Map<String, Double> meanPrices(RunTables run) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (Map<String, String> row : run.csv(RunFiles.TRADES)) {
            String key =
                    TradePair.key(
                            row.getOrDefault("policy", ""),
                            row.getOrDefault("participant", ""),
                            row.getOrDefault("side", ""));
            double[] sum = sums.computeIfAbsent(key, _ -> new double[2]);
            sum[0] += Math.abs(Double.parseDouble(row.getOrDefault("amount", "0")));
            sum[1] += Math.abs(Double.parseDouble(row.getOrDefault("energy_kwh", "0")));
        }
        Map<String, Double> prices = new LinkedHashMap<>();
        sums.forEach((key, sum) -> prices.put(key, sum[1] > 0 ? sum[0] / sum[1] : Double.NaN));
        return prices;
    }
}
