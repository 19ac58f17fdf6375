package org.commonwatt.experiments.bench;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.ConservingNeighbourGame;
import org.commonwatt.operate.game.DeadbeatController;
import org.commonwatt.operate.game.GeneratedNeighbourDays;
import org.commonwatt.operate.game.NeighbourDays;
import org.commonwatt.operate.game.NeighbourTotals;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;

/// What independent agents learn in the conserving neighbour game, beside a controller that brings
/// every store back to the middle in every step: nearly its stability, at no more cost.
final class NeighbourGate {
    private static final Gate GATE = new Gate("ippo", "neighbourhoods", 0, 0);
    private static final RandomStreams SEEDS = RandomStreams.of(0).split("gates");
    private static final int DAYS = 20;
    private static final int AGENTS = 5;
    private static final double LEAST_STABILITY = 97;
    private static final double PERCENT = 100;

    private NeighbourGate() {}

    /// Mean of days.
    private record Days(double stability, double cost) {}

    /// Medians over seeds.
    ///
    /// @param bench name of the benchmark
    /// @param steps of each training, 0 for those of the file
    static List<Figure> figures(String bench, int seeds, long steps) {
        NeighbourDays days = new GeneratedNeighbourDays(AGENTS, 1, 1);
        Days deadbeat = deadbeat(days);
        double[] stability = new double[seeds];
        double[] cost = new double[seeds];
        double seconds = 0;
        for (int k = 0; k < seeds; k++) {
            Gate.Trained trained = GATE.train(k + 1, steps);
            seconds += trained.threadSeconds() / seeds;
            Days own = learnt(days, trained.team());
            stability[k] = PERCENT * own.stability() / deadbeat.stability();
            cost[k] = PERCENT * own.cost() / deadbeat.cost();
        }
        String title = GATE.title();
        String time = "%s: %,d steps".formatted(title, GATE.steps());
        return List.of(
                Figure.of(bench, title + ": stability", Gate.median(stability), "% of deadbeat's")
                        .against("deadbeat", PERCENT)
                        .atLeast(LEAST_STABILITY),
                Figure.of(bench, title + ": cost", Gate.median(cost), "% of deadbeat's")
                        .below("deadbeat", PERCENT)
                        .atMost(PERCENT),
                Figure.of(bench, time, seconds, "cpu-s"));
    }

    private static long seed(int day) {
        return SEEDS.stream("day", "", 0, day).nextLong();
    }

    private static Days deadbeat(NeighbourDays days) {
        var game = new ConservingNeighbourGame(days);
        double stability = 0;
        double cost = 0;
        for (int day = 0; day < DAYS; day++) {
            NeighbourTotals totals =
                    NeighbourTotals.play(game, new DeadbeatController(), seed(day));
            stability += totals.meanStability() / DAYS;
            cost += (totals.cost() + game.lostLoadPerKwh() * totals.unservedKwh()) / DAYS;
        }
        return new Days(stability, cost);
    }

    private static Days learnt(NeighbourDays days, TeamPolicy team) {
        var game = new ConservingNeighbourGame(days);
        EnvSpec spec = game.spec();
        double[] seen = new double[spec.observationSize()];
        double[] actions = new double[spec.actionSize()];
        double[] info = new double[spec.infoNames().size()];
        double stability = 0;
        double cost = 0;
        for (int day = 0; day < DAYS; day++) {
            game.reset(seed(day));
            while (!game.ended()) {
                game.observe(seen, 0);
                team.act(seen, actions, 1);
                game.step(actions, 0);
                game.info(info, 0);
                stability += info[0] / spec.maxSteps() / DAYS;
                for (int k = 1; k < info.length; k++) {
                    String name = spec.infoNames().get(k);
                    double weight =
                            name.startsWith("cost/")
                                    ? 1
                                    : name.startsWith("unservedKwh/") ? game.lostLoadPerKwh() : 0;
                    cost += weight * info[k] / DAYS;
                }
            }
        }
        return new Days(stability, cost);
    }
}
