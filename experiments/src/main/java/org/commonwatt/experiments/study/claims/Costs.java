package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.robust.ConditionalValueAtRisk;
import org.commonwatt.robust.Outcome;

/// What a variant cost in every week under every shift, the price of the peak included.
final class Costs {
    private static final ConditionalValueAtRisk WORST_TENTH = new ConditionalValueAtRisk(0.9);

    private final double[][] nominal;
    private final double[][][] grid;
    private final List<String> shifts;

    /// @param nominal `[seed][week]`
    /// @param grid `[seed][shift][week]`, the weeks as they were first, of the weeks that are shifted
    private Costs(double[][] nominal, double[][][] grid, List<String> shifts) {
        this.nominal = nominal;
        this.grid = grid;
        this.shifts = shifts;
    }

    /// @param seeds cells of one variant in one family
    static Costs of(List<CellResult> seeds, double peakPricePerKw) {
        List<String> shifts = List.copyOf(seeds.getFirst().weeks().keySet());
        double[][] nominal = new double[seeds.size()][];
        double[][][] grid = new double[seeds.size()][shifts.size()][];
        for (int s = 0; s < seeds.size(); s++) {
            Map<String, List<JudgedCell>> weeks = seeds.get(s).weeks();
            nominal[s] = costs(seeds.get(s).nominal(), peakPricePerKw);
            List<Integer> shifted =
                    weeks.get(shifts.getLast()).stream().map(JudgedCell::week).toList();
            for (int k = 0; k < shifts.size(); k++) {
                List<JudgedCell> played =
                        weeks.get(shifts.get(k)).stream()
                                .filter(cell -> shifted.contains(cell.week()))
                                .toList();
                grid[s][k] = costs(played, peakPricePerKw);
            }
        }
        return new Costs(nominal, grid, shifts);
    }

    private static double[] costs(List<JudgedCell> cells, double peakPricePerKw) {
        return cells.stream().mapToDouble(cell -> cost(cell, peakPricePerKw)).toArray();
    }

    /// Cost of a week, currency.
    static double cost(JudgedCell cell, double peakPricePerKw) {
        return cell.run().cost() + peakPricePerKw * cell.run().peakImportKw();
    }

    int seeds() {
        return nominal.length;
    }

    int weeks() {
        return nominal[0].length;
    }

    /// Weeks that are shifted.
    int shiftedWeeks() {
        return grid[0][0].length;
    }

    List<String> shifts() {
        return shifts;
    }

    /// Mean cost of a week as it was.
    double nominal(int[] weeks, int[] seeds) {
        return Arrays.stream(seeds)
                .mapToDouble(s -> Arrays.stream(weeks).mapToDouble(w -> nominal[s][w]).sum())
                .sum()
                / (weeks.length * seeds.length);
    }

    /// Mean cost of a week under a shift, all seeds.
    double mean(int shift) {
        return Arrays.stream(grid)
                .mapToDouble(seed -> Arrays.stream(seed[shift]).average().orElseThrow())
                .average()
                .orElseThrow();
    }

    /// Mean over seeds of the mean cost of the worst tenth of all pairs of shift and week.
    double worstTenth(int[] weeks, int[] seeds) {
        double sum = 0;
        for (int s : seeds) {
            double[] pairs = new double[shifts.size() * weeks.length];
            int at = 0;
            for (double[] shift : grid[s]) {
                for (int w : weeks) {
                    pairs[at++] = shift[w];
                }
            }
            sum += WORST_TENTH.of(pairs, Outcome.COST);
        }
        return sum / seeds.length;
    }

    /// Mean cost over the weeks that are shifted, as they were.
    double nominalOfShifted(int[] weeks, int[] seeds) {
        return Arrays.stream(seeds)
                .mapToDouble(s -> Arrays.stream(weeks).mapToDouble(w -> grid[s][0][w]).sum())
                .sum()
                / (weeks.length * seeds.length);
    }

    /// All seeds' mean cost of each shifted week under each shift, in order of shifts.
    List<double[]> meansOverSeeds() {
        List<double[]> means = new ArrayList<>();
        for (int k = 0; k < shifts.size(); k++) {
            double[] mean = new double[shiftedWeeks()];
            for (double[][] seed : grid) {
                for (int w = 0; w < mean.length; w++) {
                    mean[w] += seed[k][w] / grid.length;
                }
            }
            means.add(mean);
        }
        return means;
    }
}
