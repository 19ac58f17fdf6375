package org.commonwatt.experiments.evaluation.shifts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonwatt.numeric.Bootstrap;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.numeric.Quantiles;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.shift.ShiftGrid;
import org.jspecify.annotations.Nullable;

/// What the grid says of the policies, each compared with a reference on the same cells and days
/// (`docs/FORMULATION.md#shift-grid`).
///
/// @param reference name of the policy that all are compared with
/// @param cells names, in the order of the grid
/// @param notFelt names of the families that the scenario cannot feel
/// @param weeks how many everybody has played
/// @param rows one per policy, in the order in which they were played
/// @param months how far real months lie apart, to compare radii with; null where nobody asked
public record ShiftComparison(
        String reference,
        List<String> cells,
        List<String> notFelt,
        int weeks,
        List<Row> rows,
        @Nullable MonthDistances months) {
    /// Share of the pairs of cell and day that the tail mean counts.
    public static final double TAIL = 0.1;

    private static final Bootstrap BOOTSTRAP = new Bootstrap(2_000, 0.95);

    /// What is said of one policy.
    ///
    /// @param policy its name
    /// @param seeds training seeds behind it
    /// @param cellCost mean cost of a day of each cell, currency, in the order of the cells
    /// @param cellUnservedKwh likewise the mean unserved demand of a day
    /// @param nominal mean cost of a day as it was
    /// @param tailCost mean cost of the dearest tenth of all pairs of cell and day
    /// @param nominalChange nominal over the reference's, less 1, weeks resampled
    /// @param tailChange tail cost over the reference's, less 1, weeks resampled
    public record Row(
            String policy,
            int seeds,
            List<Double> cellCost,
            List<Double> cellUnservedKwh,
            double nominal,
            double tailCost,
            Estimate nominalChange,
            Estimate tailChange) {
        public Row {
            cellCost = List.copyOf(cellCost);
            cellUnservedKwh = List.copyOf(cellUnservedKwh);
        }

        /// Mean unserved demand of a struck day, kWh.
        public double unservedKwh() {
            return cellUnservedKwh.stream()
                    .skip(1)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }

        /// What bad days cost beyond ordinary ones: tail cost less nominal.
        public double loss() {
            return tailCost - nominal;
        }
    }

    public ShiftComparison {
        cells = List.copyOf(cells);
        notFelt = List.copyOf(notFelt);
        rows = List.copyOf(rows);
    }

    /// Compares.
    ///
    /// @throws IllegalArgumentException if the reference did not play, or somebody played other
    ///   weeks than it
    public static ShiftComparison of(List<ShiftedRun> runs, ShiftGrid grid, String reference) {
        List<String> cells = grid.cells().stream().map(ShiftGrid.Cell::name).toList();
        Map<String, Costs> costs = new LinkedHashMap<>();
        for (ShiftedRun run : runs) {
            costs.computeIfAbsent(run.policy(), policy -> Costs.of(policy, runs, cells));
        }
        Costs base = costs.get(reference);
        if (base == null
                || costs.values().stream().anyMatch(each -> each.weeks() != base.weeks())) {
            throw new IllegalArgumentException(
                    "A comparison needs %s, and the same weeks of everybody.".formatted(reference));
        }
        List<Row> rows = new ArrayList<>();
        costs.forEach((policy, own) -> rows.add(row(policy, own, base)));
        return new ShiftComparison(reference, cells, grid.notFelt(), base.weeks(), rows, null);
    }

    /// The same with the distances of the scenario's months.
    public ShiftComparison with(MonthDistances distances) {
        return new ShiftComparison(reference, cells, notFelt, weeks, rows, distances);
    }

    private static Row row(String policy, Costs own, Costs base) {
        int[] all = IntStream.range(0, own.weeks()).toArray();
        return new Row(
                policy,
                own.seeds(),
                own.means(own.cost),
                own.means(own.unserved),
                own.nominal(all),
                own.tail(all),
                change(all, weeks -> own.nominal(weeks) / base.nominal(weeks) - 1),
                change(all, weeks -> own.tail(weeks) / base.tail(weeks) - 1));
    }

    private interface Figure {
        double of(int[] weeks);
    }

    private static Estimate change(int[] weeks, Figure figure) {
        double[] numbers = IntStream.of(weeks).asDoubleStream().toArray();
        return BOOTSTRAP.stratified(
                new double[][] {numbers},
                drawn -> {
                    int[] chosen = new int[drawn[0].length];
                    for (int k = 0; k < chosen.length; k++) {
                        chosen[k] = (int) drawn[0][k];
                    }
                    return figure.of(chosen);
                },
                RandomStreams.of(0).stream("shift weeks"));
    }

    /// Costs of one policy.
    ///
    /// @param cost `[seed][cell][week][day]`
    /// @param unserved the same of unserved demand, kWh
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    private record Costs(double[][][][] cost, double[][][][] unserved) {
        static Costs of(String policy, List<ShiftedRun> runs, List<String> cells) {
            List<ShiftedRun> own = runs.stream().filter(r -> r.policy().equals(policy)).toList();
            long[] seeds = own.stream().mapToLong(ShiftedRun::seed).distinct().toArray();
            int[] weeks = own.stream().mapToInt(ShiftedRun::week).distinct().sorted().toArray();
            double[][][][] cost = new double[seeds.length][cells.size()][weeks.length][];
            double[][][][] unserved = new double[seeds.length][cells.size()][weeks.length][];
            for (ShiftedRun run : own) {
                int s = index(seeds, run.seed());
                int c = cells.indexOf(run.cell());
                int w = Arrays.binarySearch(weeks, run.week());
                cost[s][c][w] = array(run.cost());
                unserved[s][c][w] = array(run.unservedKwh());
            }
            return new Costs(cost, unserved);
        }

        private static int index(long[] values, long value) {
            int at = 0;
            while (values[at] != value) {
                at++;
            }
            return at;
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        int seeds() {
            return cost.length;
        }

        int weeks() {
            return cost[0][0].length;
        }

        List<Double> means(double[][][][] of) {
            List<Double> means = new ArrayList<>();
            int[] all = IntStream.range(0, weeks()).toArray();
            for (int c = 0; c < of[0].length; c++) {
                means.add(mean(of, c, all));
            }
            return means;
        }

        double nominal(int[] weeks) {
            return mean(cost, 0, weeks);
        }

        private static double mean(double[][][][] of, int cell, int[] weeks) {
            double sum = 0;
            int count = 0;
            for (double[][][] seed : of) {
                for (int week : weeks) {
                    for (double day : seed[cell][week]) {
                        sum += day;
                        count++;
                    }
                }
            }
            return sum / count;
        }

        /// Per seed, then the mean over seeds.
        double tail(int[] weeks) {
            double sum = 0;
            for (double[][][] seed : cost) {
                double[] pairs =
                        Arrays.stream(seed)
                                .flatMapToDouble(
                                        cell ->
                                                IntStream.of(weeks)
                                                        .mapToObj(week -> cell[week])
                                                        .flatMapToDouble(Arrays::stream))
                                .toArray();
                sum += Quantiles.upperTailMean(pairs, TAIL) / cost.length;
            }
            return sum;
        }
    }
}
