package org.commonwatt.server.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.http.Viewer;
import org.jspecify.annotations.Nullable;

/// Who pays how much of a run: indices, groups, Lorenz curve, members.
///
/// Whoever is no operator gets sums over [Viewer#LEAST_MEMBERS] members at least: smaller groups
/// are left out, and the curve has a point for every so many members.
public final class RunFairness {
    private final RunAccess runs;

    /// @param data where run folders are
    public RunFairness(DataFolder data) {
        runs = new RunAccess(data);
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/runs/{run}/fairness", this::fairness));
    }

    /// A member under a policy; NaN where undefined.
    private record Member(String id, String group, double bill, double burden, double first) {}

    private Answer fairness(Exchange exchange) {
        RunTables run = runs.of(exchange);
        List<String> policies = RunAccess.policies(run.manifest());
        Map<String, String> groups = groups(run);
        List<Map<String, String>> kpis = run.csv(RunFiles.KPIS);
        Map<String, Double> first = figures(kpis, policies.getFirst(), "bill");
        List<Map<String, Object>> list = new ArrayList<>();
        for (String policy : policies) {
            Map<String, Double> bills = figures(kpis, policy, "bill");
            Map<String, Double> burdens = figures(kpis, policy, "burden");
            List<Member> members = new ArrayList<>();
            groups.forEach(
                    (id, group) ->
                            members.add(
                                    new Member(
                                            id,
                                            group,
                                            bills.getOrDefault(id, Double.NaN),
                                            burdens.getOrDefault(id, Double.NaN),
                                            first.getOrDefault(id, Double.NaN))));
            list.add(policy(policy, kpis, members, exchange.viewer()));
        }
        return Answer.json(Map.of("run", exchange.name("run"), "policies", list));
    }

    /// Group by member; what members own together is nobody.
    private static Map<String, String> groups(RunTables run) {
        Map<String, String> groups = new LinkedHashMap<>();
        run.ledger(
                        """
                        SELECT participant, kind, member_group FROM participants
                        WHERE kind NOT IN ('sharedBattery', 'wind', 'genset')
                        ORDER BY participant_id
                        """,
                        List.of())
                .forEach(
                        row -> {
                            String group = String.valueOf(row.get("member_group"));
                            groups.put(
                                    String.valueOf(row.get("participant")),
                                    group.isBlank() ? row.get("kind") + "s" : group);
                        });
        return groups;
    }

    private static Map<String, Double> figures(
            List<Map<String, String>> kpis, String policy, String name) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Map<String, String> row : kpis) {
            Double value = RunTables.number(row.get("value"));
            if (policy.equals(row.get("policy"))
                    && name.equals(row.get("cost_function"))
                    && "building".equals(row.get("level"))
                    && value != null) {
                figures.put(row.getOrDefault("name", ""), value);
            }
        }
        return figures;
    }

    private static Map<String, Object> policy(
            String policy, List<Map<String, String>> kpis, List<Member> members, Viewer viewer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("policy", policy);
        Map<String, @Nullable Object> indices = new LinkedHashMap<>();
        for (Map<String, String> row : kpis) {
            if (policy.equals(row.get("policy"))
                    && "district".equals(row.get("level"))
                    && isIndex(row.getOrDefault("cost_function", ""))) {
                indices.put(row.get("cost_function"), RunTables.number(row.get("value")));
            }
        }
        json.put("indices", indices);
        json.put("groups", groups(members, viewer));
        json.put("lorenz", lorenz(members, viewer));
        json.put(
                "members",
                members.stream().filter(m -> viewer.sees(m.id)).map(RunFairness::member).toList());
        return json;
    }

    private static boolean isIndex(String name) {
        return name.contains("burden")
                || name.contains("benefit")
                || List.of(
                                "losers_share",
                                "individual_rationality",
                                "participation_willingness",
                                "floored_members")
                        .contains(name);
    }

    private static Map<String, @Nullable Object> member(Member member) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("member", member.id);
        json.put("group", member.group);
        json.put("bill", Json.number(member.bill));
        json.put("burden", Json.number(member.burden));
        json.put("savedAgainstFirst", Json.number(member.first - member.bill));
        return json;
    }

    private static List<Map<String, @Nullable Object>> groups(List<Member> members, Viewer viewer) {
        Map<String, List<Member>> byGroup = new LinkedHashMap<>();
        members.forEach(m -> byGroup.computeIfAbsent(m.group, _ -> new ArrayList<>()).add(m));
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        byGroup.forEach(
                (group, those) -> {
                    if (viewer.isOperator() || those.size() >= Viewer.LEAST_MEMBERS) {
                        Map<String, @Nullable Object> json = new LinkedHashMap<>();
                        json.put("group", group);
                        json.put("members", those.size());
                        double bill = mean(those.stream().mapToDouble(Member::bill).toArray());
                        double first = mean(those.stream().mapToDouble(Member::first).toArray());
                        json.put("bill", Json.number(bill));
                        json.put(
                                "burden",
                                Json.number(
                                        mean(
                                                those.stream()
                                                        .mapToDouble(Member::burden)
                                                        .toArray())));
                        json.put("savedAgainstFirst", Json.number(first - bill));
                        list.add(json);
                    }
                });
        return list;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /// Points of the Lorenz curve of bills, negative ones counted as nothing.
    private static List<double[]> lorenz(List<Member> members, Viewer viewer) {
        double[] bills =
                members.stream()
                        .mapToDouble(Member::bill)
                        .filter(Double::isFinite)
                        .map(bill -> Math.max(0, bill))
                        .sorted()
                        .toArray();
        double sum = Arrays.stream(bills).sum();
        int width = viewer.isOperator() ? 1 : Viewer.LEAST_MEMBERS;
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {0, 0});
        double below = 0;
        for (int k = 0; k < bills.length && sum > 0; k++) {
            below += bills[k];
            boolean last = k + 1 == bills.length;
            if (last || ((k + 1) % width == 0 && bills.length - k - 1 >= width)) {
                points.add(new double[] {(k + 1.0) / bills.length, last ? 1 : below / sum});
            }
        }
        return points;
    }
}
