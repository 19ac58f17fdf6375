package org.commonwatt.grid.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// LFP ageing against numbers of an independent evaluation of the formulas of BLAST-Lite.
final class LfpAgeingTest {
    private static final LfpAgeing CELL = new LfpAgeing(CellTemperature.constant(25));

    /// Half a unit of the last printed digit.
    private static final double PERCENT = 0.5e-6 * 1.01;

    @ParameterizedTest
    @CsvSource({"0.1, 0.233248", "0.5, 0.123304", "0.9, 0.088185"})
    void anodePotential_isThatOfSafariAndDelacourt(double soc, double volt) {
        assertThat(LfpAgeing.anodePotential(soc)).isCloseTo(volt, within(0.5e-6));
    }

    @Test
    void anodePotential_beyondEmptyAndFull_isThatOfTheEnds() {
        assertThat(LfpAgeing.anodePotential(-1)).isEqualTo(LfpAgeing.anodePotential(0));
        assertThat(LfpAgeing.anodePotential(1.5)).isEqualTo(LfpAgeing.anodePotential(1));
    }

    @Test
    void calendarRate_atHalfChargeAnd25Degrees_isTheReference() {
        assertThat(LfpAgeing.calendarRate(0.5, 25)).isCloseTo(4.94623e-4, within(0.5e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 365, 0.0029643",
        "0.5, 365, 0.0110164",
        "0.9, 365, 0.0167554",
        "0.5, 3650, 0.0369863"
    })
    void calendarLoss_inOneStepOrDayByDay_isTheReference(double soc, int days, double loss) {
        assertThat(CELL.calendarLoss(0, days, soc, 25)).isCloseTo(loss, within(PERCENT));
        double daily = 0;
        for (int day = 0; day < days; day++) {
            daily = CELL.calendarLoss(daily, 1, soc, 25);
        }
        assertThat(daily).isCloseTo(loss, within(PERCENT));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 10, 0.074263",
        "1000, 25, 0.050324",
        "1000, 35, 0.039651",
        "1000, 45, 0.031713",
        "3000, 25, 0.124978"
    })
    void cycleLoss_atOnceOrCycleByCycle_isTheReference(int efc, double cellC, double loss) {
        // Depth 0.8, 0.3 per hour: so many full cycles are efc/0.8 cycles, or twice as many halves.
        assertThat(CELL.cycleLoss(0, 0.8, efc / 0.8, 0.3, cellC)).isCloseTo(loss, within(PERCENT));
        double halves = 0;
        for (int k = 0; k < 2 * efc / 0.8; k++) {
            halves = CELL.cycleLoss(halves, 0.8, 0.5, 0.3, cellC);
        }
        assertThat(halves).isCloseTo(loss, within(PERCENT));
    }

    @Test
    void change_ofStress_carriesTheLossOnAlongTheNewCurve() {
        // Half a year at soc 0.9 is as much as x days at 0.5, where k(0.5)·x^p = k(0.9)·182.5^p.
        double half = CELL.calendarLoss(0, 182.5, 0.9, 25);
        double x =
                182.5
                        * Math.pow(
                                LfpAgeing.calendarRate(0.9, 25) / LfpAgeing.calendarRate(0.5, 25),
                                1 / 0.526);
        double expected = LfpAgeing.calendarRate(0.5, 25) * Math.pow(x + 182.5, 0.526);
        assertThat(CELL.calendarLoss(half, 182.5, 0.5, 25)).isCloseTo(expected, within(1e-15));
        // Adding the laws instead would count the steep beginning twice.
        assertThat(CELL.calendarLoss(half, 182.5, 0.5, 25))
                .isLessThan(half + CELL.calendarLoss(0, 182.5, 0.5, 25));
    }

    @Test
    void stress_inAnyDirectionOfTheFormula_movesTheLossThatWay() {
        Forall.seeds(500)
                .check(
                        random -> {
                            double soc = random.nextDouble(0, 0.95);
                            double cellC = random.nextDouble(-10, 45);
                            double days = random.nextDouble(0.1, 3000);
                            double loss = CELL.calendarLoss(0, days, soc, cellC);
                            assertThat(loss).isPositive();
                            assertThat(CELL.calendarLoss(0, days, soc + 0.05, cellC))
                                    .isGreaterThan(loss);
                            assertThat(CELL.calendarLoss(0, days, soc, cellC + 1))
                                    .isGreaterThan(loss);
                            assertThat(CELL.calendarLoss(loss, days, soc, cellC))
                                    .isGreaterThan(loss);
                            double depth = random.nextDouble(0.01, 0.9);
                            double before = random.nextDouble(0, 0.3);
                            double cycle = CELL.cycleLoss(before, depth, 1, 0.2, cellC);
                            assertThat(cycle).isGreaterThan(before);
                            assertThat(CELL.cycleLoss(before, depth + 0.1, 1, 0.2, cellC))
                                    .isGreaterThan(cycle);
                            assertThat(CELL.cycleLoss(before, depth, 1, 0.3, cellC))
                                    .isGreaterThan(cycle);
                            // Cold cells suffer more from cycling.
                            assertThat(CELL.cycleLoss(before, depth, 1, 0.2, cellC - 5))
                                    .isGreaterThan(cycle);
                        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 1e-9, 0.01, 0.5, 1, 100})
    void losses_neverFall_whateverWasLostBefore(double before) {
        for (double cellC : new double[] {-40, 0, 25, 80}) {
            for (double more : new double[] {0, 1e-12, 1, 1e6}) {
                assertThat(CELL.calendarLoss(before, more, 0.3, cellC))
                        .isGreaterThanOrEqualTo(before)
                        .isFinite();
                assertThat(CELL.cycleLoss(before, 1, more, 0, cellC))
                        .isGreaterThanOrEqualTo(before)
                        .isFinite();
            }
        }
    }

    @Test
    void cellTemperature_followsTheAirWithinItsBounds() {
        LfpAgeing indoors = new LfpAgeing(new CellTemperature(12, 30));
        assertThat(indoors.cellC(-5)).isEqualTo(12);
        assertThat(indoors.cellC(20)).isEqualTo(20);
        assertThat(indoors.cellC(38)).isEqualTo(30);
        assertThat(indoors.needsOutdoor()).isTrue();
        assertThat(CELL.cellC(-20)).isEqualTo(25);
        assertThat(CELL.cellC(Double.NaN)).isEqualTo(25);
        assertThat(CELL.needsOutdoor()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20, 10", "-41, 0", "20, 81", "NaN, 20", "20, NaN"})
    void cellTemperature_beyondWhatBatteriesEndure_isRefused(double least, double most) {
        assertThatThrownBy(() -> new CellTemperature(least, most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cell temperatures (" + least + " to " + most + ")");
    }
}
