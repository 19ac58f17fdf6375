package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.ConservingNeighbourGame;
import org.commonwatt.operate.game.NeighbourDays;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.env.VectorStep;

/// Environments under random actions, drawing them and starting new episodes included: three agents
/// that spread over landmarks, and neighbourhoods that keep every kWh.
final class MpeBench implements Benchmark {
    private static final String NAME = "mpe";
    private static final String RATE = "world-steps/cpu-s";
    private static final String PEER = "MPE2, another machine: 4,800";
    private static final double PEER_RATE = 4800;
    private static final double GOAL_RATIO = 1000;
    private static final int COPIES = 64;
    private static final int EPISODE = 25;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "simple_spread with 3 agents, and the game of 5 neighbourhoods, random actions";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        settings.progress().accept("mpe: environments under random actions");
        int steps = settings.effort().pick(2, 20_000, 100_000);
        int rounds = 1 + steps / COPIES;
        List<Supplier<ParallelEnv>> makers =
                List.of(
                        () -> new SimpleSpread(Steering.DISCRETE),
                        () -> new SimpleSpread(Steering.CONTINUOUS),
                        () -> new ConservingNeighbourGame(NeighbourDays.generated(5)));
        String[] names = {"spread, choices", "spread, numbers", "5 neighbourhoods"};
        List<Cost.Work> works = new ArrayList<>();
        for (Supplier<ParallelEnv> maker : makers) {
            works.add(() -> played(maker, 1, steps));
            works.add(() -> played(maker, COPIES, rounds));
        }
        List<Cost> best = Cost.best(settings.effort(), works);
        List<Figure> figures = new ArrayList<>();
        for (int k = 0; k < works.size(); k++) {
            int copies = k % 2 == 0 ? 1 : COPIES;
            double played = copies == 1 ? steps : (double) COPIES * rounds;
            double rate = played / Math.max(best.get(k).threadSeconds(), 1e-9);
            String what = names[k / 2] + (copies == 1 ? ", one world" : ", 64 worlds in lock-step");
            Figure figure = Figure.of(NAME, what, rate, RATE);
            boolean isSpread = k / 2 < 2;
            figures.add(
                    isSpread
                            ? figure.against(PEER, PEER_RATE).atLeast(GOAL_RATIO * PEER_RATE)
                            : figure);
        }
        figures.add(allocated(settings.effort()));
        return figures;
    }

    /// Steps of one episode are played without an end, so that only a step can allocate.
    private static Figure allocated(Effort effort) {
        List<Cost> best =
                Cost.best(
                        effort,
                        List.of(
                                () ->
                                        played(
                                                () -> new SimpleSpread(Steering.DISCRETE),
                                                COPIES,
                                                EPISODE - 1)));
        double bytes = best.getFirst().threadBytes() / (COPIES * (EPISODE - 1.0));
        return Figure.of(NAME, "allocated per step within an episode", bytes, "bytes/step")
                .atMost(0);
    }

    /// Copies before their first step; playing them returns what depends on all steps.
    private static DoubleSupplier played(Supplier<ParallelEnv> maker, int copies, int steps) {
        var worlds = new VectorEnv(copies, 0, maker);
        VectorStep out = worlds.newStep();
        worlds.reset(1, out);
        var random = new RandomActions(worlds.spec(), RandomStreams.of(2).stream("actions"));
        double[] actions = new double[copies * worlds.spec().actionSize()];
        return () -> {
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                random.draw(actions);
                worlds.step(actions, out);
                sum += out.rewards()[0] + out.observations()[0];
            }
            return sum;
        };
    }
}
