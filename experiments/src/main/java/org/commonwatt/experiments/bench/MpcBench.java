package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.Quantiles;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.optim.highs.HighsSolver;

/// Model predictive control of 20 homes a day ahead: what the next step takes, from readings to
/// actions.
final class MpcBench implements Benchmark {
    private static final String NAME = "mpc";
    private static final String UNIT = "cpu-ms/step";
    private static final String PEER = "re-solve alone, warm, in a trial: 24 ms";
    private static final double PEER_MILLIS = 24;
    private static final double GOAL_MILLIS = 50;
    private static final int HOMES = 20;
    private static final int DAY = 24;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "20 homes × 24 steps, equal weights, planned anew in each step";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        settings.progress().accept("mpc: a plan in each step");
        int days = settings.effort().pick(1, 8, 22);
        int warmUpDays = settings.effort().pick(0, 2, 2);
        Scenario scenario = MadeCommunity.equipped(HOMES, days).scenario();
        PlannedPolicy policy = Planners.mpc(scenario, new HighsSolver(), 1);
        double[] millis = millis(scenario, policy, warmUpDays * DAY);
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.of(NAME, "next step, median", Quantiles.median(millis), UNIT)
                        .below(PEER, PEER_MILLIS));
        figures.add(
                Figure.of(NAME, "next step, 99 of 100", Quantiles.of(millis, 0.99), UNIT)
                        .atMost(GOAL_MILLIS));
        figures.add(
                Figure.of(NAME, "steps without a plan", policy.planning().fallbacks(), "")
                        .atMost(0));
        return figures;
    }

    private static double[] millis(Scenario scenario, PlannedPolicy policy, int skip) {
        var simulation = new Simulation(scenario, policy);
        double[] millis = new double[scenario.axis().steps() - skip];
        for (int t = 0; t < scenario.axis().steps(); t++) {
            Cost cost =
                    Cost.of(
                            () -> {
                                simulation.advance(StepObserver.NONE);
                                return simulation.step();
                            });
            if (t >= skip) {
                millis[t - skip] = 1e3 * cost.threadSeconds();
            }
        }
        return millis;
    }
}
