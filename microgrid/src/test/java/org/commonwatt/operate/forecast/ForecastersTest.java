package org.commonwatt.operate.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.ForecastSettings;
import org.junit.jupiter.api.Test;

final class ForecastersTest {
    private static Forecaster of(String model) {
        return Forecasters.of(
                new ForecastSettings(model, 0.1),
                ForecasterContract.AXIS,
                10,
                (t, i) -> 1,
                RandomStreams.of(1),
                List.of("a", "b"));
    }

    @Test
    void of_everyName_makesThatForecaster() {
        for (String name : Forecasters.names()) {
            Forecaster forecaster = of(name);
            assertThat(forecaster.name()).isEqualTo(name);
            assertThat(forecaster.series()).isEqualTo(2);
            assertThat(forecaster.horizon()).isEqualTo(10);
        }
        assertThat(Forecasters.names()).contains(ForecastSettings.DEFAULT.model());
    }

    @Test
    void of_unknownName_namesTheKnownOnes() {
        assertThatThrownBy(() -> of("crystal-ball"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crystal-ball")
                .hasMessageContaining("similar-day");
    }

    @Test
    void byLead_fewForecasts_areSummedByHand() {
        // Lead 1: errors +1 and −3 on 4 and 5. Mean absolute 2, root mean square √5, bias −1,
        // mean 4.5, deviation √(5 − 1) = 2.
        var errors = new ForecastErrors(3);
        errors.add(1, 5, 4);
        errors.add(1, 2, 5);
        errors.add(3, 7, 7);
        List<ForecastError> byLead = errors.byLead();
        assertThat(byLead).hasSize(2);
        ForecastError first = byLead.getFirst();
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.meanAbsolute()).isEqualTo(2);
        assertThat(first.rootMeanSquare()).isCloseTo(Math.sqrt(5), within(1e-15));
        assertThat(first.bias()).isEqualTo(-1);
        assertThat(first.relativeMeanAbsolute()).isCloseTo(2 / 4.5, within(1e-15));
        assertThat(first.relativeDeviation()).isCloseTo(2 / 4.5, within(1e-15));
        assertThat(byLead.get(1).leadSteps()).isEqualTo(3);
        assertThat(byLead.get(1).rootMeanSquare()).isZero();
    }
}
