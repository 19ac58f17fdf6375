package org.commonwatt.operate.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

class StressTest {
    private final DispatchProblem day = SmallTerrace.days(1, 1).day(0, new double[3]);

    @Test
    void on_allAtOnce_scalesDemandSunAndPrices() {
        Stress all = Stress.six().getLast();
        DispatchProblem stressed = all.on(day, 0);
        for (int t = 0; t < SmallTerrace.STEPS; t++) {
            assertThat(stressed.member(2).demandKwh()[t])
                    .isEqualTo(day.member(2).demandKwh()[t] * 1.3);
            assertThat(stressed.member(2).availableKwh()[t])
                    .isEqualTo(day.member(2).availableKwh()[t] * 0.5);
            assertThat(stressed.member(2).meter().importPricePerKwh()[t])
                    .isEqualTo(day.member(2).meter().importPricePerKwh()[t] * 1.5);
        }
        assertThat(stressed.member(0).equity().grossBill())
                .isCloseTo(day.member(0).equity().grossBill() * 1.3 * 1.5, within(1e-12));
    }

    /// Six hours from 16:00 are the fifth step of four hours and half of the sixth: from 16:00 to
    /// 22:00, rounded to 16:00 to 24:00.
    @Test
    void on_outage_cutsTheEveningOfEveryTenthDay() {
        Stress outage = new Stress("outage", 1, 1, 1, 10);
        assertThat(outage.on(day, 5).community().importLimitKwh())
                .containsExactly(
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        0,
                        0);
        assertThat(outage.on(day, 4).community().importLimitKwh())
                .containsOnly(Double.POSITIVE_INFINITY);
        assertThat(outage.on(day, 15).community().exportLimitKwh()).contains(0.0);
    }

    @Test
    void stress_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stress("odd", -1, 1, 1, 0))
                .withMessageContaining("Factors of odd must not be negative");
    }

    @Test
    void coarse_twoStepsAsOne_keepsEnergyAndMeanPrices() {
        DispatchProblem coarse = Coarse.of(day, 2);
        assertThat(coarse.steps()).isEqualTo(3);
        assertThat(coarse.stepHours()).isEqualTo(8);
        assertThat(Arrays.stream(coarse.member(1).demandKwh()).sum())
                .isCloseTo(Arrays.stream(day.member(1).demandKwh()).sum(), within(1e-12));
        // 0.1 and 0.2, 0.2 and 0.2, 0.4 and 0.2.
        assertThat(coarse.member(1).meter().importPricePerKwh())
                .containsExactly(new double[] {0.15, 0.2, 0.3}, within(1e-12));
    }

    /// A full battery of 4 kWh, 1 kW over steps of four hours gives 0.95 · 4 kWh in all, and no
    /// plan can lower the highest import by more than the hardest step needs.
    @Test
    void leastPeak_isNotAboveAnyPlanNorAboveNoCoordination() {
        PlannedDays days = SmallTerrace.days(4, 7);
        double least = PeakBound.leastKw(days, new HighsSolver());
        double none = PeakBound.withoutCoordinationKw(days);
        Course course = Course.of(days, SmallTerrace.LEVEL);
        double planned =
                Arrays.stream(course.unweighted()).mapToDouble(DayResult::peakKw).max().orElse(0);
        assertThat(least).isLessThanOrEqualTo(planned + 1e-9).isLessThanOrEqualTo(none + 1e-9);
        assertThat(least).isPositive();
    }
}
