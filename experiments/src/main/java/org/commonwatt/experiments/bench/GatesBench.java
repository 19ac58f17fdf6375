package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;

/// Whether algorithms learn what they must, game by game, from the parameters that come with the
/// product.
final class GatesBench implements Benchmark {
    private static final String NAME = "gates";
    private static final double REACHED = 100;

    private static final List<Gate> ALL =
            List.of(
                    new Gate("ppo", "cart-pole", 22, 475),
                    new Gate("ppo", "acrobot", -500, -90),
                    new Gate("ippo", "climbing", -121, 175),
                    new Gate("ippo", "penalty", 61, 250),
                    new Gate("mappo", "simple-spread", -26.8, -13.6),
                    new Gate("ddpg", "pendulum", -1230, -170),
                    new Gate("vdn", "two-step", 4.75, 7),
                    new Gate("qmix", "two-step", 4.75, 8),
                    new Gate("qmix", "climbing", -121, 175),
                    new Gate("coma", "climbing", -121, 175),
                    new Gate("coma", "penalty", 61, 250));

    /// The gates that a mean return decides.
    static List<Gate> all() {
        return ALL;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "what algorithms learn in known games";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        int seeds = settings.effort().pick(1, 1, 5);
        int steps = settings.effort().pick(1, 0, 0);
        List<Figure> figures = new ArrayList<>();
        for (Gate gate : ALL) {
            settings.progress().accept("gates: " + gate.title());
            Gate.Outcome outcome = gate.measure(seeds, steps);
            String returns = "%s: median return".formatted(gate.title());
            figures.add(
                    Figure.of(NAME, returns, gate.share(outcome.median()), "% of the goal")
                            .against("goal: a return of " + gate.goal(), REACHED)
                            .atLeast(REACHED));
            String time = "%s: %,d steps".formatted(gate.title(), gate.steps());
            figures.add(Figure.of(NAME, time, outcome.threadSeconds(), "cpu-s"));
        }
        settings.progress().accept("gates: neighbourhoods");
        figures.addAll(NeighbourGate.figures(NAME, seeds, steps));
        return figures;
    }
}
