package org.commonwatt.experiments.bilevel;

import java.util.List;
import org.commonwatt.operate.bilevel.Stress;

/// What the study does.
///
/// @param scenario as `run` takes it
/// @param days first days of the scenario; all where there are fewer
/// @param stresses scenarios that are judged
/// @param trainingSteps days that the learner plays
/// @param gap how far a judged plan with unequal weights may lie from its bound
/// @param seed of the learner; the days that it learns from are those behind the judged ones, where
///   there are enough, and generated with the seeds behind the scenario's own
public record BilevelSettings(
        String scenario,
        int days,
        List<Stress> stresses,
        long trainingSteps,
        double gap,
        long seed) {
    /// Steps of the scenario that become one step of a plan.
    public static final int STEPS_AS_ONE = 2;

    /// Price of the highest import of a day, per kW.
    public static final double PEAK_PRICE_PER_KW = 0.3;

    /// Length of an episode that the learner plays.
    public static final int EPISODE_DAYS = 28;

    /// Plans while learning: decided by the relaxation, without a search.
    public static final double TRAINING_GAP = 1;

    /// Ways to play that go on after every day, of what could have been done in hindsight.
    public static final int HINDSIGHT_WIDTH = 2;

    /// Copies its list.
    public BilevelSettings {
        stresses = List.copyOf(stresses);
    }

    /// All six scenarios over all days.
    public static BilevelSettings of(String scenario) {
        return new BilevelSettings(scenario, Integer.MAX_VALUE, Stress.six(), 6000, 0.05, 1);
    }

    /// Two scenarios over six weeks, to see whether all is as meant.
    public BilevelSettings quick() {
        List<Stress> two = List.of(stresses.getFirst(), stresses.getLast());
        return new BilevelSettings(scenario, Math.min(days, 42), two, 672, TRAINING_GAP, seed);
    }
}
