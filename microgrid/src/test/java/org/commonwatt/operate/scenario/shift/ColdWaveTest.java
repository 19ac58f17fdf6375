package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

final class ColdWaveTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new ColdWave();
    }

    @Test
    void eightKelvin_areEightDegreesLess() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(before, secondDay(before), 8, RandomStreams.of(1).stream("unused"));
        var weather = Objects.requireNonNull(after.exogenous().weather());
        assertThat(weather.temperatureC(60)).isCloseTo(2, within(1e-12));
        assertThat(weather.temperatureC(24)).isEqualTo(10);
    }

    @Test
    void communitiesWithoutHeatPumps_doNotFeelIt() {
        assertThat(family().affects(ScenarioFixture.random(1, 3, 48, "none"))).isFalse();
    }
}
