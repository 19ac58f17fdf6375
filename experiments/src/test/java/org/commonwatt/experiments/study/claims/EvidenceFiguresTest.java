package org.commonwatt.experiments.study.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.commonwatt.experiments.study.claims.ClaimRows.Verdict;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.numeric.Interval;
import org.junit.jupiter.api.Test;

final class EvidenceFiguresTest {
    private static final List<Double> ZEROS = Collections.nCopies(7, 0.0);

    private static Estimate between(double low, double value, double high) {
        return new Estimate(value, new Interval(low, high, 0.95));
    }

    @Test
    void verdict_dependsOnBoundAndInterval() {
        assertThat(Verdict.of(0.2, between(0.3, 0.35, 0.4), 0.1)).isEqualTo(Verdict.IMPOSSIBLE);
        assertThat(Verdict.of(0.2, between(0.21, 0.35, 0.4), 0.5)).isEqualTo(Verdict.BEATEN);
        assertThat(Verdict.of(0.2, between(0.19, 0.35, 0.4), 0.5)).isEqualTo(Verdict.UNCERTAIN);
        assertThat(Verdict.of(0.2, between(0.1, 0.19, 0.4), Double.NaN))
                .isEqualTo(Verdict.NOT_BEATEN);
        // Without an interval nothing is certain.
        assertThat(Verdict.of(0.2, between(Double.NaN, 0.9, Double.NaN), Double.NaN))
                .isEqualTo(Verdict.UNCERTAIN);
    }

    @Test
    void protection_countsOnlyWithinItsBudget() {
        Estimate enough = between(0.13, 0.2, 0.3);
        assertThat(verdict(between(0, 0.05, 0.1), enough)).isEqualTo("yes");
        assertThat(verdict(between(0, 0.06, 0.1), enough)).isEqualTo("no");
        assertThat(verdict(between(0, 0.01, 0.02), between(0.11, 0.12, 0.3)))
                .isEqualTo("not for certain");
        assertThat(verdict(between(0, 0.01, 0.02), between(0.11, 0.119, 0.3))).isEqualTo("no");
    }

    private static String verdict(Estimate dearer, Estimate protection) {
        return new Protection("wasserstein", "ippo", dearer, protection).verdict();
    }

    /// Burdens 3, 2, 1 of equal incomes; 1.5 lowers the first to 1.75 and the second too: 1.25 +
    /// 0.25.
    @Test
    void leximin_lowersTheHighestBurdensFirst() {
        double[] bills = Sharing.leximin(new double[] {3, 2, 1}, new double[] {1, 1, 1}, 1.5);
        assertThat(bills).containsExactly(new double[] {1.75, 1.75, 1}, within(1e-9));
        // Twice the income at the same bill is half the burden: 2/1 = 4/2, so 0.9 is 0.3 + 0.6.
        assertThat(Sharing.leximin(new double[] {2, 4}, new double[] {1, 2}, 0.9))
                .containsExactly(new double[] {1.7, 3.4}, within(1e-9));
    }

    @Test
    void leximin_sharesTheWholeGain_andNobodyPaysMoreThanAlone() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int n = 2 + random.nextInt(8);
            double[] alone =
                    IntStream.range(0, n).mapToDouble(_ -> random.nextDouble(-5, 50)).toArray();
            double[] incomes =
                    IntStream.range(0, n).mapToDouble(_ -> random.nextDouble(1, 9)).toArray();
            double gain = random.nextDouble(0, 80);
            double[] bills = Sharing.leximin(alone, incomes, gain);
            double shared = 0;
            for (int i = 0; i < n; i++) {
                assertThat(bills[i]).as("seed %d", seed).isLessThanOrEqualTo(alone[i]);
                shared += alone[i] - bills[i];
            }
            assertThat(shared).as("seed %d", seed).isCloseTo(gain, within(1e-6));
        }
    }

    /// Smoothed over five points the last is 10; from the sixth on all lie within 5 %.
    @Test
    void convergence_isWhereTheReturnStays() {
        double[] returns = {0, 0, 10, 10, 10, 10, 10, 10, 10};
        List<double[]> points =
                IntStream.range(0, returns.length)
                        .mapToObj(k -> new double[] {100.0 * (k + 1), returns[k]})
                        .toList();
        // The window of the seventh point is the first without a 0.
        assertThat(Convergence.of(points, 90)).isEqualTo(new Convergence(700, 70));
        assertThat(Convergence.of(points.subList(0, 1), 90)).isEqualTo(Convergence.NONE);
    }

    private static ShiftedRun week(int week, String cell, double cost) {
        return new ShiftedRun("rule", 0, cell, week, Collections.nCopies(7, cost), ZEROS);
    }

    /// Earlier weeks cost 10 and 12 a day, 10 more in the other cell. Without the second the first
    /// covers 12 from radius 0.2 on: 10 + 0.2 · 10. Both together are bounded by 11 + 0.2 · 10 =
    /// 13. Of two later weeks, 12 and 14, three of four resamples have a mean of at most 13.
    @Test
    void coverage_statesABoundBeforehand_andCountsWhoKeepsIt() {
        var result =
                new CellResult(
                        new Grid.Cell("f", "rule", 0),
                        List.of(),
                        List.of(week(5, "nominal", 12), week(7, "nominal", 14)),
                        List.of(
                                week(1, "nominal", 10),
                                week(1, "worse", 20),
                                week(3, "nominal", 12),
                                week(3, "worse", 22)),
                        List.of(),
                        null);
        var coverage = Coverage.of("rule", result, List.of("nominal", "worse"), List.of(0.0, 1.0));
        assertThat(coverage.radius()).isEqualTo(0.2);
        assertThat(coverage.bound()).isCloseTo(13, within(1e-9));
        assertThat(coverage.share()).isBetween(0.65, 0.85);
        assertThat(coverage.interval().contains(coverage.share())).isTrue();
    }
}
