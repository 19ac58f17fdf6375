package org.commonwatt.experiments.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.StepObserver.StepView;
import org.commonwatt.operate.simulation.StepQuantity;

/// The first steps of a real run, over and over: numbers that compress as those of runs do, without
/// the time that it takes to compute them.
final class PlayedSteps implements StepView {
    private static final int MOST_STEPS = 720;

    private final Map<StepQuantity, double[]> values = new EnumMap<>(StepQuantity.class);
    private final int steps;
    private final int members;
    private int step;

    private PlayedSteps(int steps, int members) {
        this.steps = steps;
        this.members = members;
        for (StepQuantity quantity : StepQuantity.values()) {
            values.put(quantity, new double[steps * members]);
        }
    }

    /// Plays the first steps of `scenario` under the rule.
    static PlayedSteps of(Scenario scenario) {
        int steps = Math.min(MOST_STEPS, scenario.axis().steps());
        var played = new PlayedSteps(steps, scenario.community().size());
        var simulation = new Simulation(scenario, Policies.of("rule", scenario, 1));
        var watcher =
                new StepObserver() {
                    @Override
                    public boolean wantsStep(int t) {
                        return true;
                    }

                    @Override
                    public void onStep(StepView view) {
                        played.keep(view);
                    }
                };
        for (int t = 0; t < steps; t++) {
            simulation.advance(watcher);
        }
        return played;
    }

    private void keep(StepView view) {
        values.forEach(
                (quantity, cells) -> {
                    for (int i = 0; i < members; i++) {
                        cells[view.step() * members + i] = view.value(quantity, i);
                    }
                });
    }

    /// Shows step `t`, which may lie beyond those played.
    void moveTo(int t) {
        step = t;
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public double value(StepQuantity quantity, int i) {
        return Objects.requireNonNull(values.get(quantity))[step % steps * members + i];
    }
}
