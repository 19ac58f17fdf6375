package org.commonwatt.server.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.commonwatt.numeric.Moments;
import org.commonwatt.numeric.PairedTests;
import org.commonwatt.server.http.Json;
import org.jspecify.annotations.Nullable;

/// The trained policy, the heuristic and chance on the same days, which no training has seen:
/// paired, with permutation tests of the paired differences.
final class GridComparison {
    private static final List<String> POLICIES = List.of("trained", "heuristic", "random");

    /// Hears how far a comparison is.
    interface Progress {
        void episode(int current, int total, String policy, int episode);
    }

    private final Map<String, List<GridDay>> days = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private GridComparison() {}

    static GridComparison of(int episodes, Progress progress) {
        var comparison = new GridComparison();
        int current = 0;
        for (String policy : POLICIES) {
            GridPlay play =
                    policy.equals("trained")
                            ? GridPlay.trained(GridPlay.Variant.DEFAULT)
                            : GridPlay.of(policy, GridPlay.AGENTS, GridPlay.Variant.DEFAULT);
            List<GridDay> played = new ArrayList<>();
            for (int episode = 0; episode < episodes; episode++) {
                played.add(play.play(GridPlay.judged(episode)));
                progress.episode(++current, episodes * POLICIES.size(), policy, episode + 1);
            }
            comparison.days.put(policy, played);
            comparison.names.put(policy, name(policy, play));
        }
        return comparison;
    }

    private static String name(String policy, GridPlay play) {
        return switch (policy) {
            case "trained" -> play.isTrained() ? "IPPO (trained)" : "Heuristic (no trained policy)";
            case "heuristic" -> "Heuristic";
            default -> "Random";
        };
    }

    private double[] values(String policy, ToDoubleFunction<GridDay> figure) {
        return days.getOrDefault(policy, List.of()).stream().mapToDouble(figure).toArray();
    }

    private double mean(String policy, ToDoubleFunction<GridDay> figure) {
        return Moments.of(values(policy, figure)).mean();
    }

    /// Policies, tests and improvements.
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        POLICIES.forEach(policy -> json.put(policy, policy(policy)));
        Map<String, @Nullable Object> tests = new LinkedHashMap<>();
        tests.put("trained_vs_heuristic", test("trained", "heuristic"));
        tests.put("trained_vs_random", test("trained", "random"));
        tests.put("heuristic_vs_random", test("heuristic", "random"));
        json.put("statistical_tests", tests);
        Map<String, @Nullable Object> improvements = new LinkedHashMap<>();
        improvements.put("trained_vs_heuristic", improvement("trained", "heuristic"));
        improvements.put("trained_vs_random", improvement("trained", "random"));
        json.put("improvements", improvements);
        return json;
    }

    private Map<String, Object> policy(String policy) {
        List<GridDay> played = days.getOrDefault(policy, List.of());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("policy_name", names.getOrDefault(policy, policy));
        json.put("num_episodes", played.size());
        double[] rewards = values(policy, GridDay::totalReward);
        spread(json, "reward", rewards);
        json.put("reward_min", java.util.Arrays.stream(rewards).min().orElse(0));
        json.put("reward_max", java.util.Arrays.stream(rewards).max().orElse(0));
        spread(json, "stability", values(policy, GridDay::meanStability));
        spread(json, "grid_imports", values(policy, GridDay::gridImports));
        spread(json, "solar_utilization", values(policy, GridDay::solarUtilization));
        spread(json, "demand_satisfaction", values(policy, GridDay::demandSatisfaction));
        json.put("episodes", played.stream().map(GridComparison::episode).toList());
        return json;
    }

    private static void spread(Map<String, Object> json, String name, double[] values) {
        double deviation = values.length < 2 ? 0 : Moments.of(values).standardDeviation();
        json.put(name + "_mean", Moments.of(values).mean());
        json.put(name + "_std", deviation);
    }

    private static Map<String, Object> episode(GridDay day) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total_reward", day.totalReward());
        json.put("avg_stability", day.meanStability());
        json.put("grid_imports", day.gridImports());
        json.put("solar_utilization", day.solarUtilization());
        json.put("demand_satisfaction", day.demandSatisfaction());
        json.put("episode_length", day.steps());
        Map<String, Object> rewards = new LinkedHashMap<>();
        for (int i = 0; i < GridPlay.AGENTS; i++) {
            rewards.put("agent_" + i, day.reward(i));
        }
        json.put("per_agent_rewards", rewards);
        return json;
    }

    private @Nullable Double test(String one, String other) {
        double[] x = values(one, GridDay::totalReward);
        double[] y = values(other, GridDay::totalReward);
        return x.length < 2 ? null : Json.number(PairedTests.wilcoxon(x, y).pValue());
    }

    /// Percent of the other's mean reward.
    private @Nullable Double improvement(String one, String other) {
        double base = mean(other, GridDay::totalReward);
        return Json.number(100 * (mean(one, GridDay::totalReward) - base) / Math.abs(base));
    }

    /// A row per policy.
    String csv() {
        var text =
                new StringBuilder(
                        "Policy,Episodes,Reward Mean,Reward Std,Stability Mean (%),Grid Imports Mean"
                                + " (kWh),Solar Utilization Mean (%),Demand Satisfaction Mean (%)\n");
        for (String policy : POLICIES) {
            double[] rewards = values(policy, GridDay::totalReward);
            text.append(names.getOrDefault(policy, policy)).append(',').append(rewards.length);
            for (double number :
                    new double[] {
                        mean(policy, GridDay::totalReward),
                        rewards.length < 2 ? 0 : Moments.of(rewards).standardDeviation(),
                        100 * mean(policy, GridDay::meanStability),
                        mean(policy, GridDay::gridImports),
                        100 * mean(policy, GridDay::solarUtilization),
                        100 * mean(policy, GridDay::demandSatisfaction)
                    }) {
                text.append(',').append(number);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// Means as texts, for the quick look.
    Map<String, Object> quick() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (String policy : POLICIES) {
            Map<String, Object> texts = new LinkedHashMap<>();
            texts.put("reward", "%.0f".formatted(mean(policy, GridDay::totalReward)));
            texts.put("stability", "%.1f%%".formatted(100 * mean(policy, GridDay::meanStability)));
            texts.put(
                    "demand_satisfaction",
                    "%.1f%%".formatted(100 * mean(policy, GridDay::demandSatisfaction)));
            texts.put("grid_imports", "%.0f kWh".formatted(mean(policy, GridDay::gridImports)));
            json.put(policy, texts);
        }
        Map<String, Object> improvements = new LinkedHashMap<>();
        improvements.put("vs_heuristic", "%+.1f%%".formatted(improvement("trained", "heuristic")));
        improvements.put("vs_random", "%+.1f%%".formatted(improvement("trained", "random")));
        json.put("improvements", improvements);
        return json;
    }
}
