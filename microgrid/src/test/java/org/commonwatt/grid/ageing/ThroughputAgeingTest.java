package org.commonwatt.grid.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proportional ageing: 6000 cycles of depth 0.8 or 15 years until 70 %.
final class ThroughputAgeingTest {
    private static final double TINY = 1e-12;
    private static final ThroughputAgeing AGEING = new ThroughputAgeing(6000, 0.8, 15, 0.7);

    @Test
    void allCycles_takeWhatTheEndOfLifeAllows() {
        double loss = 0;
        for (int k = 0; k < 6000; k++) {
            loss = AGEING.cycleLoss(loss, 0.8, 1, 5, 60);
        }
        assertThat(loss).isCloseTo(0.3, within(TINY));
        // Twice as many of half the depth are the same throughput.
        assertThat(AGEING.cycleLoss(0, 0.4, 12_000, 0, 0)).isCloseTo(0.3, within(TINY));
    }

    @Test
    void allYears_takeWhatTheEndOfLifeAllows() {
        assertThat(AGEING.calendarLoss(0, 15 * 365, 1, 60)).isCloseTo(0.3, within(TINY));
        assertThat(AGEING.calendarLoss(0.1, 365, 0, 0)).isCloseTo(0.12, within(TINY));
    }

    @Test
    void endlessYears_takeNothing() {
        var tireless = new ThroughputAgeing(1000, 1, Double.POSITIVE_INFINITY, 0.8);
        assertThat(tireless.calendarLoss(0.1, 10_000, 1, 60)).isEqualTo(0.1);
    }

    @Test
    void wearPrice_isTheReplacementOverTheThroughputOfALife() {
        // 4800 for 2·6000·0.8·10 kWh = 96 000 kWh: 0.05 each; a tenth of it lost one way: 0.0555…
        assertThat(AGEING.wearPricePerKwh(4800, 10, 1)).isCloseTo(0.05, within(TINY));
        assertThat(AGEING.wearPricePerKwh(4800, 10, 0.9)).isCloseTo(0.05 / 0.9, within(TINY));
    }

    @Test
    void temperature_doesNotMatter() {
        assertThat(AGEING.needsOutdoor()).isFalse();
        assertThat(AGEING.cellC(7)).isEqualTo(7);
    }

    @Test
    void stateOfHealth_isWhatBothLossesLeaveAndNeverNegative() {
        assertThat(Ageing.stateOfHealth(0.125, 0.25)).isEqualTo(0.625);
        assertThat(Ageing.stateOfHealth(0.75, 0.5)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 0.8, cycles",
        "Infinity, 1, 1, 0.8, cycles",
        "NaN, 1, 1, 0.8, cycles",
        "1, 0, 1, 0.8, depth",
        "1, 1.1, 1, 0.8, depth",
        "1, 1, 0, 0.8, years",
        "1, 1, NaN, 0.8, years",
        "1, 1, 1, 1, endOfLife",
        "1, 1, 1, -0.1, endOfLife"
    })
    void impossibleLife_isRefusedByName(
            double cycles, double depth, double years, double endOfLife, String name) {
        assertThatThrownBy(() -> new ThroughputAgeing(cycles, depth, years, endOfLife))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The " + name + " (");
    }
}
