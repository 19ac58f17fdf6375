package org.commonwatt.operate.bilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What weights could have done on a course, had its days been known: what anybody who sets them
/// without knowing is to be measured by (`docs/FORMULATION.md#bilevel-hindsight`).
///
/// Belongs to the thread that made it.
///
/// @param game rules and courses; what it plays is forgotten
/// @param course that is known
public record HindsightSearch(EquityGame game, Course course) {
    /// What a number of the action may be.
    private static final double[] LEVELS = {-1, -0.5, 0, 0.5, 1};

    private static final double LEVEL_STEP = 0.5;
    private static final double LEAST_STEP = 0.125;

    /// What was found.
    ///
    /// @param actions per day
    /// @param score sum of the game's rewards, points of inequity and percents of cost
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    public record Found(double[][] actions, double score) {}

    /// A course half played.
    private record Begun(EquityGame.Moment moment, List<double[]> actions, double score) {}

    /// The best of weights that stay the same on all days: one number after the other takes the
    /// best of its levels, beginning with the unweighted optimum, until none gets better; then of
    /// what lies between levels, in halved steps.
    public Found constant() {
        double[] best = new double[game.spec().actionSize()];
        Tried found = climbed(new Tried(best, ofConstant(best)), (k, _) -> levels(k));
        for (double step = LEVEL_STEP / 2; step >= LEAST_STEP; step /= 2) {
            double reach = step;
            found = climbed(found, (k, at) -> between(k, at, reach));
        }
        return always(found.action, found.score);
    }

    private Found always(double[] action, double score) {
        double[][] actions = new double[course.days().count()][];
        Arrays.fill(actions, action);
        return new Found(actions, score);
    }

    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    private record Tried(double[] action, double score) {}

    /// Values to try for a number of the action.
    private interface Values {
        double[] of(int k, double at);
    }

    private Tried climbed(Tried from, Values values) {
        double[] best = from.action;
        double score = from.score;
        boolean better = true;
        while (better) {
            better = false;
            for (int k = 0; k < best.length; k++) {
                for (double level : values.of(k, best[k])) {
                    double[] other = best.clone();
                    other[k] = level;
                    double found = level == best[k] ? score : ofConstant(other);
                    if (found > score) {
                        best = other;
                        score = found;
                        better = true;
                    }
                }
            }
        }
        return new Tried(best, score);
    }

    /// A step below and above, within the bounds.
    private double[] between(int k, double at, double step) {
        double[] levels = levels(k);
        double least = levels[0];
        double most = levels[levels.length - 1];
        return new double[] {Math.max(least, at - step), Math.min(most, at + step)};
    }

    /// The best of weights that change from day to day among some choices: after every day the
    /// `width` best ways to play so far go on. With as many as there are ways it is the best of all
    /// sequences of the choices; with fewer, never worse than one of the choices on all days.
    ///
    /// @param choices actions for a day
    public Found daily(List<double[]> choices, int width) {
        game.begin(course);
        List<Begun> ways = List.of(new Begun(game.moment(), List.of(), 0));
        for (int day = 0; day < course.days().count(); day++) {
            List<Begun> longer = new ArrayList<>();
            for (Begun way : ways) {
                choices.forEach(choice -> longer.add(after(way, choice)));
            }
            longer.sort(Comparator.comparingDouble(Begun::score).reversed());
            ways = longer.subList(0, Math.min(width, longer.size()));
        }
        Begun best = ways.getFirst();
        var found = new Found(best.actions.toArray(double[][]::new), best.score);
        for (double[] choice : choices) {
            double score = ofConstant(choice);
            found = score > found.score ? always(choice, score) : found;
        }
        return found;
    }

    /// Choices for a day around an action: itself, the unweighted optimum, and each number at its
    /// bounds.
    public static List<double[]> around(double[] action) {
        List<double[]> choices = new ArrayList<>();
        choices.add(new double[action.length]);
        add(choices, action);
        for (int k = 0; k < action.length; k++) {
            for (double bound : new double[] {k == action.length - 1 ? 0 : -1, 1}) {
                double[] other = action.clone();
                other[k] = bound;
                add(choices, other);
            }
        }
        return choices;
    }

    private static void add(List<double[]> choices, double[] action) {
        if (choices.stream().noneMatch(known -> Arrays.equals(known, action))) {
            choices.add(action);
        }
    }

    /// β is nothing below 0.
    private double[] levels(int k) {
        boolean beta = k == game.spec().actionSize() - 1;
        return beta ? Arrays.copyOfRange(LEVELS, 2, LEVELS.length) : LEVELS;
    }

    private double ofConstant(double[] action) {
        game.begin(course);
        double score = 0;
        for (int day = 0; day < course.days().count(); day++) {
            score += play(action);
        }
        return score;
    }

    private Begun after(Begun way, double[] choice) {
        game.resume(way.moment);
        double score = way.score + play(choice);
        List<double[]> actions = new ArrayList<>(way.actions);
        actions.add(choice);
        return new Begun(game.moment(), actions, score);
    }

    private double play(double[] action) {
        double[] reward = new double[1];
        game.step(action, 0);
        game.rewards(reward, 0);
        return reward[0];
    }
}
