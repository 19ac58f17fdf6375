package org.commonwatt.experiments.study.claims;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.evaluation.shifts.ShiftComparison;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.commonwatt.numeric.Quantiles;

/// What a variant cost in the weeks as they were, the price of the peak included, and on the days
/// of the shift grid.
final class Costs {
    private final double[][] nominal;
    private final double[][][][] grid;

    /// @param nominal `[seed][week]`
    /// @param grid `[seed][cell][week][day]`, the days as they were first; no cells where the
    ///   variant was not played there
    private Costs(double[][] nominal, double[][][][] grid) {
        this.nominal = nominal;
        this.grid = grid;
    }

    /// @param seeds results of one variant in one family
    /// @param cells names of the cells of the grid
    static Costs of(List<CellResult> seeds, List<String> cells, double peakPricePerKw) {
        double[][] nominal = new double[seeds.size()][];
        double[][][][] grid = new double[seeds.size()][][][];
        for (int s = 0; s < seeds.size(); s++) {
            nominal[s] =
                    seeds.get(s).nominal().stream()
                            .mapToDouble(week -> cost(week, peakPricePerKw))
                            .toArray();
            grid[s] = days(seeds.get(s).shifted(), cells);
        }
        return new Costs(nominal, grid);
    }

    private static double[][][] days(List<ShiftedRun> runs, List<String> cells) {
        if (runs.isEmpty()) {
            return new double[0][][];
        }
        return cells.stream()
                .map(
                        cell ->
                                runs.stream()
                                        .filter(run -> run.cell().equals(cell))
                                        .map(Costs::days)
                                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static double[] days(ShiftedRun run) {
        return run.cost().stream().mapToDouble(Double::doubleValue).toArray();
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

    /// Whether it was played on the shift grid.
    boolean isShifted() {
        return grid[0].length > 0;
    }

    /// Weeks that are shifted.
    int shiftedWeeks() {
        return isShifted() ? grid[0][0].length : 0;
    }

    /// Cells of the shift grid.
    int cells() {
        return grid[0].length;
    }

    /// Mean cost of a week as it was.
    double nominal(int[] weeks, int[] seeds) {
        return Arrays.stream(seeds)
                        .mapToDouble(
                                s -> Arrays.stream(weeks).mapToDouble(w -> nominal[s][w]).sum())
                        .sum()
                / (weeks.length * seeds.length);
    }

    /// Mean cost of a day in a cell of the grid, all weeks and seeds.
    double mean(int cell) {
        return Arrays.stream(grid)
                .flatMapToDouble(seed -> Arrays.stream(seed[cell]).flatMapToDouble(Arrays::stream))
                .average()
                .orElse(Double.NaN);
    }

    /// Mean over seeds of the mean cost of the dearest tenth of all pairs of cell and day.
    double worstTenth(int[] weeks, int[] seeds) {
        double sum = 0;
        for (int s : seeds) {
            double[] pairs =
                    Arrays.stream(grid[s]).flatMapToDouble(cell -> days(cell, weeks)).toArray();
            sum += Quantiles.upperTailMean(pairs, ShiftComparison.TAIL);
        }
        return sum / seeds.length;
    }

    /// Mean cost of a day as it was, of the weeks of the grid.
    double day(int[] weeks, int[] seeds) {
        return Arrays.stream(seeds)
                .mapToDouble(s -> days(grid[s][0], weeks).average().orElseThrow())
                .average()
                .orElseThrow();
    }

    private static DoubleStream days(double[][] cell, int[] weeks) {
        return Arrays.stream(weeks).mapToObj(w -> cell[w]).flatMapToDouble(Arrays::stream);
    }

    /// Mean over seeds of the cost of every day in every cell, `[cell][day]`.
    double[][] meansOverSeeds() {
        double[][] means = new double[cells()][];
        for (int k = 0; k < means.length; k++) {
            for (double[][][] seed : grid) {
                double[] days = Arrays.stream(seed[k]).flatMapToDouble(Arrays::stream).toArray();
                double[] mean = means[k] == null ? new double[days.length] : means[k];
                Arrays.setAll(mean, d -> mean[d] + days[d] / grid.length);
                means[k] = mean;
            }
        }
        return means;
    }
}
