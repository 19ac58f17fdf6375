package org.commonwatt.grid.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Rainflow counting against the Python package of that name, bit for bit, and by hand.
final class RainflowTest {
    /// One cycle as it was handed over.
    record Cycle(double range, double mean, double count, int start, int end) {}

    /// A series of the golden file under its name.
    record Golden(String name, JsonNode content) {
        @Override
        public String toString() {
            return name;
        }

        double[] series() {
            return GoldenFiles.numbers(content.get("series"));
        }
    }

    static Stream<Golden> goldenSeries() {
        return GoldenFiles.in("pv_thermal").stream()
                .filter(file -> file.has("series"))
                .map(file -> file.get("series"))
                .flatMap(
                        all ->
                                all.propertyNames().stream()
                                        .map(name -> new Golden(name, all.get(name))));
    }

    private static List<Cycle> cycles(double... series) {
        List<Cycle> found = new ArrayList<>();
        Rainflow.cycles(
                series,
                0,
                series.length,
                new int[series.length],
                (range, mean, count, start, end) ->
                        found.add(new Cycle(range, mean, count, start, end)));
        return found;
    }

    private static int[] reversals(double... series) {
        int[] at = new int[series.length];
        return IntStream.of(at).limit(Rainflow.reversals(series, 0, series.length, at)).toArray();
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenSeries")
    void reversals_areThoseOfTheReference(Golden golden) {
        double[] series = golden.series();
        double[][] expected = GoldenFiles.matrix(golden.content().get("reversals"));
        int[] actual = reversals(series);
        assertThat(actual).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat((double) actual[k]).isEqualTo(expected[k][0]);
            assertThat(series[actual[k]]).isEqualTo(expected[k][1]);
        }
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenSeries")
    void cycles_areThoseOfTheReferenceInItsOrder(Golden golden) {
        List<Cycle> expected =
                GoldenFiles.elements(golden.content().get("cycles"))
                        .map(
                                c ->
                                        new Cycle(
                                                c.get("range").asDouble(),
                                                c.get("mean").asDouble(),
                                                c.get("count").asDouble(),
                                                c.get("start").asInt(),
                                                c.get("end").asInt()))
                        .toList();
        assertThat(cycles(golden.series())).isEqualTo(expected);
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenSeries")
    void countsBinsAndFullCycles_areThoseOfTheReference(Golden golden) {
        Map<Double, Double> counts = new TreeMap<>();
        Map<Double, Double> bins = new TreeMap<>();
        double full = 0;
        for (Cycle cycle : cycles(golden.series())) {
            counts.merge(cycle.range(), cycle.count(), Double::sum);
            bins.merge(Math.ceil(cycle.range() / 0.1) * 0.1, cycle.count(), Double::sum);
            full += cycle.range() * cycle.count();
        }
        assertThat(counts).isEqualTo(table(golden.content().get("counts"), 0));
        assertThat(bins).isEqualTo(table(golden.content().get("counts_binned_0p1"), 1e-300));
        double expected =
                golden.content().get("full_equivalent_cycles_sum_range_times_count").asDouble();
        assertThat(full).isCloseTo(expected, within(1e-14 * expected));
    }

    private static Map<Double, Double> table(JsonNode rows, double least) {
        Map<Double, Double> table = new TreeMap<>();
        for (double[] row : GoldenFiles.matrix(rows)) {
            if (row[1] >= least) {
                table.put(row[0], row[1]);
            }
        }
        return table;
    }

    @Test
    void upAndDown_isTwoHalvesOfTheSameRange() {
        assertThat(cycles(0.2, 0.8, 0.2))
                .containsExactly(
                        new Cycle(0.8 - 0.2, 0.5, 0.5, 0, 1), new Cycle(0.8 - 0.2, 0.5, 0.5, 1, 2));
    }

    @Test
    void dipWithinACharge_isOneClosedCycleAndOneHalf() {
        // 0 ↗ 0.75 ↘ 0.5 ↗ 1: the dip of 0.25 closes within the way from 0 to 1.
        assertThat(cycles(0, 0.75, 0.5, 1))
                .containsExactly(new Cycle(0.25, 0.625, 1, 1, 2), new Cycle(1, 0.5, 0.5, 0, 3));
    }

    @Test
    void constantSeries_hasNoCycle() {
        assertThat(cycles(0.5, 0.5, 0.5)).isEmpty();
        assertThat(cycles(0.5)).isEmpty();
        assertThat(cycles()).isEmpty();
        assertThat(cycles(0.0, -0.0)).isEmpty();
    }

    @Test
    void oneStep_isOneHalf() {
        assertThat(cycles(0.5, 0.25)).containsExactly(new Cycle(0.25, 0.375, 0.5, 0, 1));
    }

    @Test
    void tinyChanges_areReversals() {
        // The product of two changes of 1e-200 is 0 in floating point.
        assertThat(reversals(0, 1e-200, 0, 1e-200)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void offset_readsTheSameCyclesAndTouchesNothingElse() {
        double[] rows = {9, 9, 0, 0.75, 0.5, 1, 9};
        List<Cycle> found = new ArrayList<>();
        int[] scratch = {7, 7, 7, 7, 7};
        Rainflow.cycles(
                rows, 2, 4, scratch, (r, m, c, s, e) -> found.add(new Cycle(r, m, c, s, e)));
        assertThat(found).isEqualTo(cycles(0, 0.75, 0.5, 1));
        assertThat(scratch[4]).isEqualTo(7);
    }

    @Test
    void rangesTimesCounts_areHalfTheWay() {
        Forall.seeds(500)
                .check(
                        random -> {
                            double[] series = series(random);
                            double way = 0;
                            for (int t = 1; t < series.length; t++) {
                                way += Math.abs(series[t] - series[t - 1]);
                            }
                            double counted = 0;
                            for (Cycle cycle : cycles(series)) {
                                assertThat(cycle.range()).isPositive();
                                assertThat(cycle.start()).isLessThan(cycle.end());
                                counted += cycle.range() * cycle.count();
                            }
                            assertThat(counted).isCloseTo(way / 2, within(1e-12 * (1 + way)));
                        });
    }

    @Test
    void repeatedSamples_changeNoCycle() {
        Forall.seeds(200)
                .check(
                        random -> {
                            double[] series = series(random);
                            double[] stretched = new double[2 * series.length];
                            for (int t = 0; t < stretched.length; t++) {
                                stretched[t] = series[t / 2];
                            }
                            assertThat(cycles(stretched))
                                    .usingRecursiveComparison()
                                    .ignoringFields("start", "end")
                                    .isEqualTo(cycles(series));
                        });
    }

    /// Multiples of 0.05, so that plateaus and equal ranges occur.
    private static double[] series(RandomStream random) {
        double[] series = new double[1 + random.nextInt(60)];
        for (int t = 0; t < series.length; t++) {
            series[t] = 0.05 * random.nextInt(21);
        }
        return series;
    }
}
