package org.commonwatt.experiments.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.Runner;
import org.commonwatt.experiments.store.StepsMode;

/// How the time from scenario text to report grows with homes and with steps.
///
/// CPU time of the whole process, in one process that has run before; so it counts what a run does
/// and not how a Java machine warms up.
final class Growth {
    private static final long BYTES_FOR_MANY = 3L << 30;
    private static final int MONTH = 30;

    private Growth() {}

    /// @param bench name of the benchmark that the figures belong to
    static List<Figure> measure(String bench, BenchSettings settings) {
        Effort effort = settings.effort();
        List<Figure> figures = new ArrayList<>();
        int days = effort.pick(1, MONTH, MONTH);
        List<Integer> homes = homes(effort);
        double[] size = new double[homes.size()];
        double[] seconds = new double[homes.size()];
        for (int k = 0; k < size.length; k++) {
            size[k] = homes.get(k);
            seconds[k] = cpuSeconds(settings, homes.get(k), days);
            String what = "growth: %d homes, %d days".formatted(homes.get(k), days);
            figures.add(Figure.of(bench, what, seconds[k], "cpu-s"));
        }
        figures.add(
                Figure.of(bench, "growth: exponent over homes", exponent(size, seconds), "")
                        .below("linear: 1", 1));
        int last = size.length - 1;
        double[] largest = {size[last - 1], size[last]};
        double[] longest = {seconds[last - 1], seconds[last]};
        figures.add(
                Figure.of(
                                bench,
                                "growth: exponent over the most homes",
                                exponent(largest, longest),
                                "")
                        .below("linear: 1", 1));
        int community = effort.pick(3, 100, 100);
        int longer = effort.pick(4, MadeCommunity.YEAR, MadeCommunity.YEAR);
        double few = cpuSeconds(settings, community, days);
        double many = cpuSeconds(settings, community, longer);
        String what = "growth: %d homes, %d days".formatted(community, longer);
        figures.add(Figure.of(bench, what, many, "cpu-s"));
        double exponent = exponent(new double[] {days, longer}, new double[] {few, many});
        figures.add(
                Figure.of(bench, "growth: exponent over steps", exponent, "")
                        .below("linear: 1", 1));
        return figures;
    }

    private static List<Integer> homes(Effort effort) {
        if (effort == Effort.TINY) {
            return List.of(2, 8);
        }
        boolean room = Runtime.getRuntime().maxMemory() >= BYTES_FOR_MANY;
        return effort == Effort.FULL && room
                ? List.of(10, 100, 1_000, 10_000)
                : List.of(10, 100, 1_000);
    }

    private static double cpuSeconds(BenchSettings settings, int homes, int days) {
        settings.progress().accept("year: growth, %d homes over %d days".formatted(homes, days));
        int rounds = homes > 1_000 ? 1 : settings.effort().pick(1, 2, 3);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            Cost cost = Cost.of(() -> run(settings, MadeCommunity.mixed(homes, days)));
            best = Math.min(best, cost.processSeconds());
        }
        return best;
    }

    private static double run(BenchSettings settings, MadeCommunity community) {
        Path folder = settings.scratch().resolve("growth");
        var run =
                new RunSettings(
                        List.of("rule"), StepsMode.DAY, false, folder, 1, "bench", "Commonwatt");
        return new Runner(CommunitySimulator::new, Clock.systemUTC())
                .run(community.scenario(), run, RunWatch.NONE)
                .keptDays();
    }

    /// Slope of the least-squares line through the logarithms.
    static double exponent(double[] size, double[] seconds) {
        double meanX = 0;
        double meanY = 0;
        int n = size.length;
        for (int k = 0; k < n; k++) {
            meanX += Math.log(size[k]) / n;
            meanY += Math.log(seconds[k]) / n;
        }
        double products = 0;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double x = Math.log(size[k]) - meanX;
            products += x * (Math.log(seconds[k]) - meanY);
            squares += x * x;
        }
        return products / squares;
    }
}
