package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.UtilityRun;
import org.commonwatt.rl.nn.Workers;

/// Several communities of ten homes side by side under one utility, over a month by the hour: how
/// time and memory grow with their number, and what a second thread saves.
final class CommunitiesBench implements Benchmark {
    private static final String NAME = "communities";
    private static final int HOMES = 10;
    private static final int DAYS = 30;
    private static final double MEBI = 1 << 20;
    private static final double LINEAR = 1;
    private static final double MOST_EXPONENT = 1.1;
    private static final UtilityTariff COUPLED = new UtilityTariff(50, 0.0005, 0.2, 5);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "up to 100 communities of 10 homes under one utility, a month by the hour";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        Effort effort = settings.effort();
        List<Integer> numbers = effort == Effort.TINY ? List.of(1, 2) : List.of(1, 3, 10, 30, 100);
        int days = effort.pick(1, DAYS, DAYS);
        Scenario one = MadeCommunity.equipped(HOMES, days).scenario();
        List<Figure> figures = new ArrayList<>();
        double[] size = new double[numbers.size()];
        double[] seconds = new double[size.length];
        double bytes = 0;
        // The machine learns on the largest: else the smallest would pay for it.
        best(effort, numbers.getLast(), one, Workers.caller());
        for (int k = 0; k < size.length; k++) {
            int n = numbers.get(k);
            settings.progress().accept("communities: %d".formatted(n));
            Cost cost = best(effort, n, one, Workers.caller());
            size[k] = n;
            seconds[k] = cost.threadSeconds();
            bytes = cost.threadBytes() / n;
            figures.add(Figure.of(NAME, "%d communities".formatted(n), 1e3 * seconds[k], "cpu-ms"));
        }
        figures.add(
                Figure.of(NAME, "exponent over communities", Growth.exponent(size, seconds), "")
                        .below("linear: 1", LINEAR)
                        .atMost(MOST_EXPONENT));
        figures.add(Figure.of(NAME, "memory allocated per community", bytes / MEBI, "MiB"));
        int most = numbers.getLast();
        try (var workers = new ThreadWorkers(2)) {
            double alone = best(effort, most, one, Workers.caller()).wallSeconds();
            double both = best(effort, most, one, workers).wallSeconds();
            String what = "%d communities, two threads against one".formatted(most);
            figures.add(Figure.of(NAME, what, alone / both, "").against("two threads: 2", 2));
        }
        return figures;
    }

    private static Cost best(Effort effort, int n, Scenario one, Workers workers) {
        List<Scenario> all = java.util.Collections.nCopies(n, one);
        Effort rounds = effort == Effort.FULL ? Effort.QUICK : Effort.TINY;
        return Cost.best(rounds, List.of(() -> () -> run(all, workers))).getFirst();
    }

    private static double run(List<Scenario> all, Workers workers) {
        var run = new UtilityRun(all, each -> Policies.of("rule", each, 1), COUPLED);
        run.finish(workers, () -> false);
        return run.loadKw(0);
    }
}
