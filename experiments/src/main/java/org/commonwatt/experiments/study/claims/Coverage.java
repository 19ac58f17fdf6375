package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.commonwatt.numeric.Interval;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.robust.CoveringRadius;

/// Whether a bound that is stated beforehand holds afterwards (`docs/FORMULATION.md#claims`): the
/// worst mean cost of a day within a radius around earlier weeks, against means of later weeks.
///
/// @param variant whose cost it is about
/// @param radius smallest one that covers every earlier week when it is left out; else the largest
/// @param bound of the mean cost of a day, currency
/// @param share of resamples of later weeks whose mean keeps the bound
/// @param interval Wilson's, of that share
record Coverage(String variant, double radius, double bound, double share, Interval interval) {
    /// Number of resamples.
    static final int RESAMPLES = 200;

    private static final double LEVEL = 0.95;

    /// @param result has earlier weeks and later ones
    /// @param cells names of the cells of the shift grid
    /// @param severities their transport costs
    static Coverage of(
            String variant, CellResult result, List<String> cells, List<Double> severities) {
        List<double[][]> earlier = weeks(result.history(), cells);
        int radius = radius(earlier, severities);
        double bound = RadiusCurve.of(joined(earlier), severities)[radius];
        double[] later =
                weeks(result.shifted(), cells).stream().mapToDouble(Coverage::nominal).toArray();
        int kept = kept(later, bound);
        return new Coverage(
                variant,
                RadiusCurve.RADII.get(radius),
                bound,
                (double) kept / RESAMPLES,
                Interval.wilson(kept, RESAMPLES, LEVEL));
    }

    private static int kept(double[] weeks, double bound) {
        RandomStream random = RandomStreams.of(0).split("claims").stream("coverage");
        int kept = 0;
        for (int k = 0; k < RESAMPLES; k++) {
            double sum = 0;
            for (int w = 0; w < weeks.length; w++) {
                sum += weeks[random.nextInt(weeks.length)];
            }
            kept += sum / weeks.length <= bound ? 1 : 0;
        }
        return kept;
    }

    /// Index of the smallest radius that covers every week by the others.
    private static int radius(List<double[][]> weeks, List<Double> severities) {
        if (weeks.size() < 2) {
            return 0;
        }
        int cells = severities.size();
        double[][] days = joined(weeks);
        double[] costs = new double[days[0].length * cells];
        Arrays.setAll(costs, at -> days[at % cells][at / cells]);
        return CoveringRadius.among(
                numbers(RadiusCurve.RADII), numbers(severities), costs, weeks.size());
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double nominal(double[][] week) {
        return Arrays.stream(week[0]).average().orElseThrow();
    }

    /// Days of all weeks, `[cell][day]`.
    private static double[][] joined(List<double[][]> weeks) {
        double[][] joined = new double[weeks.getFirst().length][];
        for (int c = 0; c < joined.length; c++) {
            int cell = c;
            joined[c] = weeks.stream().flatMapToDouble(each -> Arrays.stream(each[cell])).toArray();
        }
        return joined;
    }

    /// By week, `[cell][day]`.
    private static List<double[][]> weeks(List<ShiftedRun> runs, List<String> cells) {
        List<double[][]> weeks = new ArrayList<>();
        for (int week : runs.stream().mapToInt(ShiftedRun::week).distinct().toArray()) {
            double[][] days = new double[cells.size()][];
            for (ShiftedRun run : runs) {
                if (run.week() == week) {
                    days[cells.indexOf(run.cell())] =
                            run.cost().stream().mapToDouble(Double::doubleValue).toArray();
                }
            }
            weeks.add(days);
        }
        return weeks;
    }
}
