package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class HeatWaveTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new HeatWave();
    }

    /// Five kelvin: 15 % more demand in the afternoon, none in the morning, 2 % less sun.
    @Test
    void fiveKelvin_areFeltInTheAfternoon() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(before, secondDay(before), 5, RandomStreams.of(1).stream("unused"));
        assertThat(after.exogenous().demandKwh(63, 1))
                .isCloseTo(1.15 * before.exogenous().demandKwh(63, 1), within(1e-12));
        assertThat(after.exogenous().demandKwh(57, 1))
                .isEqualTo(before.exogenous().demandKwh(57, 1));
        assertThat(after.exogenous().pvKwh(60, 1)).isCloseTo(0.98, within(1e-12));
        var weather = Objects.requireNonNull(after.exogenous().weather());
        assertThat(weather.temperatureC(60)).isEqualTo(15);
    }
}
