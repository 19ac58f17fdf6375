package org.commonwatt.experiments.evaluation.shifts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.scenario.shift.DemandRise;
import org.commonwatt.operate.scenario.shift.Shift;
import org.commonwatt.operate.scenario.shift.ShiftGrid;
import org.junit.jupiter.api.Test;

/// A grid of two cells, one week of ten days: twenty pairs, of which the dearest tenth are two.
final class ShiftComparisonTest {
    private static final ShiftGrid GRID =
            new ShiftGrid(
                    List.of(
                            new ShiftGrid.Cell("nominal", List.of()),
                            new ShiftGrid.Cell("more", List.of(Shift.reference(new DemandRise())))),
                    List.of("cold-wave"));

    private static ShiftedRun run(String policy, long seed, String cell, double... dearest) {
        List<Double> cost = new ArrayList<>();
        List<Double> unserved = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            cost.add(day < dearest.length ? dearest[day] : 1.0);
            unserved.add(day == 0 ? 0.5 : 0);
        }
        return new ShiftedRun(policy, seed, cell, 3, cost, unserved);
    }

    /// Base: tail (10 + 6)/2 = 8, nominal 1. Ours: nominal (2·1 + 8·1 + … )/10: 1.1 with one day of
    /// 2; tail (4 + 2)/2 = 3, of the second seed (8 + 2)/2 = 5, the mean 4.
    @Test
    void rows_followTheirDefinitions() {
        List<ShiftedRun> runs =
                List.of(
                        run("base", 0, "nominal"),
                        run("base", 0, "more", 10, 6, 5),
                        run("ours", 1, "nominal", 2),
                        run("ours", 1, "more", 4),
                        run("ours", 2, "nominal", 2),
                        run("ours", 2, "more", 8));
        ShiftComparison comparison = ShiftComparison.of(runs, GRID, "base");
        ShiftComparison.Row base = comparison.rows().get(0);
        ShiftComparison.Row ours = comparison.rows().get(1);
        assertThat(base.tailCost()).isCloseTo(8, within(1e-12));
        assertThat(base.loss()).isCloseTo(7, within(1e-12));
        assertThat(base.cellCost()).containsExactly(1.0, 2.8);
        assertThat(base.unservedKwh()).isCloseTo(0.05, within(1e-12));
        assertThat(ours.nominal()).isCloseTo(1.1, within(1e-12));
        assertThat(ours.tailCost()).isCloseTo(4, within(1e-12));
        assertThat(ours.tailChange().value()).isCloseTo(-0.5, within(1e-12));
        assertThat(ours.nominalChange().value()).isCloseTo(0.1, within(1e-12));
        assertThat(ours.seeds()).isEqualTo(2);
        assertThat(comparison.notFelt()).containsExactly("cold-wave");
    }

    @Test
    void withoutTheReference_thereIsNoComparison() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ShiftComparison.of(
                                        List.of(run("ours", 0, "nominal"), run("ours", 0, "more")),
                                        GRID,
                                        "base"))
                .withMessageContaining("base");
    }
}
