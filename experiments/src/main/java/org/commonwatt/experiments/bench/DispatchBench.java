package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchResult;
import org.commonwatt.operate.dispatch.DispatchSettings;
import org.commonwatt.operate.dispatch.WelfareDispatch;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.optim.highs.HighsSolver.ColdStart;

/// The best plan of a day: with equal weights, a linear programme; with unequal ones, whole
/// numbers.
final class DispatchBench implements Benchmark {
    private static final String NAME = "dispatch";
    private static final String CPU = "cpu-s";
    private static final double OVER_PEER = 1.1;

    /// Homes, steps, and CPU seconds of the peer in another run.
    private static final double[][] LINEAR = {
        {100, 24, 0.036}, {20, 288, 0.14}, {1000, 24, 0.63}, {1000, 96, 4.5}
    };

    private static final double MEDIAN_GAP = 0.001;
    private static final double WORST_GAP = 0.006;
    private static final double SECONDS = 5;
    private static final double LONG_SECONDS = 20;
    private static final double NEGATIVE_GAP = 0.01;
    private static final double NEGATIVE_SECONDS = 60;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "plans of a day by formula: linear to 1000 × 96, with whole numbers to 100 × 24";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        List<Figure> figures = new ArrayList<>();
        int sizes = settings.effort().pick(1, 3, LINEAR.length);
        for (int k = 0; k < sizes; k++) {
            settings.progress().accept("dispatch: linear, size %d".formatted(k + 1));
            linear(settings.effort(), LINEAR[k], figures);
        }
        settings.progress().accept("dispatch: unequal weights");
        whole(settings.effort(), figures);
        settings.progress().accept("dispatch: unequal weights, many steps; negative prices");
        longDay(settings.effort(), figures);
        negative(settings.effort(), figures);
        return figures;
    }

    private static void linear(Effort effort, double[] size, List<Figure> figures) {
        int homes = effort.pick(5, (int) size[0], (int) size[0]);
        int steps = (int) size[1];
        DispatchProblem problem =
                new MadeDay(homes, steps, new SplittableRandom(0), false).problem(false);
        WelfareObjective objective = WelfareObjective.COST.withPeakPrice(MadeDay.PEAK_PRICE);
        DispatchSettings settings = DispatchSettings.of(new HighsSolver());
        DoubleSupplier once = () -> solved(problem, objective, settings).quality().objective();
        double seconds = Double.POSITIVE_INFINITY;
        for (int round = 0; round < effort.pick(1, 3, 5); round++) {
            seconds = Math.min(seconds, Cost.of(once).threadSeconds());
        }
        figures.add(
                Figure.of(NAME, "linear, %d × %d".formatted(homes, steps), seconds, CPU)
                        .below("highspy 1.15, another run: %s cpu-s".formatted(size[2]), size[2])
                        .atMost(OVER_PEER * size[2]));
    }

    private static DispatchResult.Solved solved(
            DispatchProblem problem, WelfareObjective objective, DispatchSettings settings) {
        if (WelfareDispatch.solve(problem, objective, settings)
                instanceof DispatchResult.Solved solved) {
            return solved;
        }
        throw new BenchFailure("A day by formula found no plan.");
    }

    /// One solve of a day with weights; returns gap and CPU seconds.
    private static double[] weighted(MadeDay window, double gap, double seconds) {
        DispatchProblem problem = window.problem(true);
        WelfareObjective objective =
                WelfareObjective.COST
                        .withPeakPrice(MadeDay.PEAK_PRICE)
                        .withWeights(window.weights());
        DispatchSettings settings =
                DispatchSettings.of(new HighsSolver(ColdStart.INTERIOR_POINT))
                        .withLimits(Limits.NONE.withRelativeGap(gap).withSeconds(seconds));
        double[] reached = new double[1];
        Cost cost =
                Cost.of(
                        () -> {
                            reached[0] = solved(problem, objective, settings).quality().gap();
                            return reached[0];
                        });
        return new double[] {reached[0], cost.threadSeconds()};
    }

    private static void whole(Effort effort, List<Figure> figures) {
        int seeds = effort.pick(1, 3, 10);
        int homes = effort.pick(5, 100, 100);
        double[] gaps = new double[seeds];
        double[] seconds = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            var window = new MadeDay(homes, 24, new SplittableRandom(seed), false);
            double[] reached = weighted(window, WORST_GAP, SECONDS);
            gaps[seed] = reached[0];
            seconds[seed] = reached[1];
        }
        Arrays.sort(gaps);
        Arrays.sort(seconds);
        String what = "unequal weights, %d × 24: ".formatted(homes);
        figures.add(Figure.of(NAME, what + "median gap", gaps[seeds / 2], "1").atMost(MEDIAN_GAP));
        figures.add(Figure.of(NAME, what + "worst gap", gaps[seeds - 1], "1").atMost(WORST_GAP));
        figures.add(
                Figure.of(NAME, what + "longest", seconds[seeds - 1], CPU)
                        .below("trial: 3.2 cpu-s to 0.06 %", 3.2)
                        .atMost(SECONDS));
    }

    private static void longDay(Effort effort, List<Figure> figures) {
        int homes = effort.pick(3, 10, 20);
        var window = new MadeDay(homes, 288, new SplittableRandom(1), false);
        double[] reached = weighted(window, WORST_GAP, LONG_SECONDS);
        String what = "unequal weights, %d × 288: ".formatted(homes);
        figures.add(Figure.of(NAME, what + "gap", reached[0], "1").atMost(WORST_GAP));
        figures.add(Figure.of(NAME, what + "time", reached[1], CPU).atMost(LONG_SECONDS));
    }

    private static void negative(Effort effort, List<Figure> figures) {
        int homes = effort.pick(3, 20, 20);
        var window = new MadeDay(homes, 24, new SplittableRandom(2), true);
        double[] reached = weighted(window, NEGATIVE_GAP, NEGATIVE_SECONDS);
        String what = "negative prices, %d × 24: ".formatted(homes);
        figures.add(Figure.of(NAME, what + "gap", reached[0], "1").atMost(NEGATIVE_GAP));
        figures.add(Figure.of(NAME, what + "time", reached[1], CPU).atMost(NEGATIVE_SECONDS));
    }
}
