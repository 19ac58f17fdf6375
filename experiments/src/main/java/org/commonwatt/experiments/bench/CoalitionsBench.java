package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.Nucleolus;
import org.commonwatt.equity.sharing.ShapleyValue;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.operate.dispatch.coalition.CoalitionTable;
import org.commonwatt.operate.dispatch.coalition.CommunityCosts;
import org.commonwatt.optim.Solver;
import org.commonwatt.optim.highs.HighsSolver;

/// The cost of every coalition of a community by formula, one day by the hour, warm and cold, on
/// one thread and on two; then what is shared from it.
final class CoalitionsBench implements Benchmark {
    private static final String NAME = "coalitions";
    private static final double PEAK_PRICE = 0.30;
    private static final double SLOWER_THAN_PEER = 1.1;
    private static final double TWICE = 1.8;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "cost of every coalition of 10 and 15 members, Shapley value, nucleolus";
    }

    /// What is measured of a size.
    ///
    /// @param members how many
    /// @param peerMillis highspy, warm, in the same order, on another machine
    /// @param goalSeconds on two threads
    private record Size(int members, double peerMillis, double goalSeconds) {}

    @Override
    public List<Figure> measure(BenchSettings settings) {
        List<Figure> figures = new ArrayList<>();
        List<Size> sizes =
                switch (settings.effort()) {
                    case TINY -> List.of(new Size(4, 0.39, 0.3));
                    case QUICK -> List.of(new Size(10, 0.39, 0.3));
                    case FULL -> List.of(new Size(10, 0.39, 0.3), new Size(15, 0.49, 10));
                };
        for (Size size : sizes) {
            settings.progress().accept("coalitions: %d members".formatted(size.members()));
            measure(size, settings.effort(), figures);
        }
        return figures;
    }

    private static void measure(Size size, Effort effort, List<Figure> figures) {
        int n = size.members();
        Solver solver = new HighsSolver();
        CommunityCosts costs = CommunityCosts.of(MadeWindow.of(n), PEAK_PRICE, solver);
        int coalitions = (1 << n) - 1;
        int rounds = n > 10 ? 1 : effort.rounds();
        Cost one = best(rounds, () -> sum(costs, Workers.INLINE));
        double millis = 1e3 * one.threadSeconds() / coalitions;
        figures.add(
                Figure.of(
                                NAME,
                                "%d members, warm, one thread".formatted(n),
                                millis,
                                "cpu-ms/coalition")
                        .below(
                                "highspy, warm, another machine: %.2f ms"
                                        .formatted(size.peerMillis()),
                                size.peerMillis())
                        .atMost(SLOWER_THAN_PEER * size.peerMillis()));
        try (ThreadWorkers workers = new ThreadWorkers(2)) {
            Cost two = best(rounds, () -> sum(costs, workers));
            String what = "%d members, all coalitions, two threads".formatted(n);
            figures.add(Figure.of(NAME, what, two.wallSeconds(), "s").atMost(size.goalSeconds()));
            double speedUp = one.wallSeconds() / two.wallSeconds();
            figures.add(
                    Figure.of(NAME, "%d members, two threads against one".formatted(n), speedUp, "")
                            .atLeast(TWICE));
        }
        if (n <= 10) {
            Cost cold = Cost.of(() -> sumCold(costs, coalitions));
            double coldMillis = 1e3 * cold.threadSeconds() / coalitions;
            figures.add(
                    Figure.of(
                                    NAME,
                                    "%d members, each model built anew".formatted(n),
                                    coldMillis,
                                    "cpu-ms/coalition")
                            .below("PyPSA, rebuilt, another machine: 883 ms", 883));
        }
        shared(table(costs), n, solver, figures);
    }

    private static void shared(TableGame game, int n, Solver solver, List<Figure> figures) {
        Cost shapley = best(3, () -> ShapleyValue.of(game)[0]);
        figures.add(
                Figure.of(
                        NAME,
                        "%d members, Shapley value".formatted(n),
                        1e3 * shapley.threadSeconds(),
                        "cpu-ms"));
        Cost nucleolus = best(3, () -> new Nucleolus(solver).of(game).shares()[0]);
        figures.add(
                Figure.of(
                        NAME,
                        "%d members, nucleolus".formatted(n),
                        1e3 * nucleolus.threadSeconds(),
                        "cpu-ms"));
    }

    private static Cost best(int rounds, java.util.function.DoubleSupplier work) {
        Effort effort = rounds > 1 ? Effort.QUICK : Effort.TINY;
        return Cost.best(effort, List.of(() -> work)).getFirst();
    }

    private static TableGame table(CommunityCosts costs) {
        if (CoalitionTable.of(costs, Workers.INLINE)
                instanceof CoalitionTable.Complete(double[] table)) {
            return TableGame.ofCosts(table);
        }
        throw new BenchFailure("Some coalition of the community by formula has no plan.");
    }

    private static double sum(CommunityCosts costs, Workers workers) {
        if (CoalitionTable.of(costs, workers) instanceof CoalitionTable.Complete(double[] table)) {
            double sum = 0;
            for (double cost : table) {
                sum += cost;
            }
            return sum;
        }
        throw new BenchFailure("Some coalition of the community by formula has no plan.");
    }

    private static double sumCold(CommunityCosts costs, int coalitions) {
        double sum = 0;
        for (int s = 1; s <= coalitions; s++) {
            try (CoalitionCost cost = costs.open()) {
                sum += cost.of(s);
            }
        }
        return sum;
    }
}
