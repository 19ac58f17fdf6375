package org.commonwatt.experiments.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.commonwatt.numeric.Moments;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.NeighbourController;
import org.commonwatt.operate.game.NeighbourGame;
import org.commonwatt.operate.game.NeighbourTotals;
import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// How somebody played the same days of a [NeighbourGame] as everybody else. The days are reserved
/// for judging: no training draws them.
///
/// @param policy who played
/// @param days one after the other
public record NeighbourFigures(String policy, List<NeighbourTotals> days) {
    private static final RandomStreams RESERVED = RandomStreams.of(0).split("judged");

    public NeighbourFigures {
        days = List.copyOf(days);
    }

    /// Days of a fixed controller.
    public static NeighbourFigures of(NeighbourGame game, String controller, int days) {
        return played(
                controller,
                days,
                seed -> {
                    var streams = RandomStreams.of(seed);
                    return NeighbourTotals.play(
                            game, NeighbourController.of(controller, streams), seed);
                });
    }

    /// Days of a team made for this game.
    public static NeighbourFigures of(
            NeighbourGame game, String policy, TeamPolicy team, int days) {
        return played(policy, days, seed -> NeighbourTotals.play(game, team, seed));
    }

    private static NeighbourFigures played(
            String policy, int days, LongFunction<NeighbourTotals> play) {
        List<NeighbourTotals> totals = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            totals.add(play.apply(RESERVED.stream("day", "", 0, day).nextLong()));
        }
        return new NeighbourFigures(policy, totals);
    }

    /// Mean of the team's reward.
    public double meanReward() {
        return days.stream().mapToDouble(NeighbourTotals::teamReward).average().orElse(0);
    }

    /// Means over days by name, and the deviation of the reward.
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        double[] rewards = days.stream().mapToDouble(NeighbourTotals::teamReward).toArray();
        figures.put("reward_mean", meanReward());
        figures.put("reward_std", Moments.of(rewards).standardDeviation());
        figures.put("stability_mean", mean(NeighbourTotals::meanStability));
        figures.put("cost_mean", mean(NeighbourTotals::cost));
        figures.put("import_kwh_mean", mean(NeighbourTotals::importKwh));
        figures.put("sale_kwh_mean", mean(NeighbourTotals::saleKwh));
        figures.put("transferred_kwh_mean", mean(NeighbourTotals::receivedKwh));
        figures.put("unserved_kwh_mean", mean(NeighbourTotals::unservedKwh));
        figures.put("curtailed_kwh_mean", mean(NeighbourTotals::curtailedKwh));
        figures.put("stored_change_kwh_mean", mean(NeighbourTotals::storedChangeKwh));
        return figures;
    }

    private double mean(ToDoubleFunction<NeighbourTotals> figure) {
        return days.stream().mapToDouble(figure).average().orElse(0);
    }
}
