package org.commonwatt.operate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ageing.CellTemperature;
import org.commonwatt.grid.ageing.LfpAgeing;
import org.junit.jupiter.api.Test;

/// What a scenario as a whole must fulfil.
final class ScenarioRulesTest {
    private static Scenario with(CellTemperature cell) {
        Battery battery = Battery.linear(10, 5).withAgeing(new LfpAgeing(cell));
        Participant home = Participant.home("a").withBattery(battery);
        return new ScenarioFixture().member(home, new double[24], new double[24]).build();
    }

    @Test
    void batteryAsWarmAsTheAir_withoutWeather_isRefused() {
        assertThatThrownBy(() -> with(new CellTemperature(5, 35)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Scenario test has batteries as warm as the air outside but no weather.");
    }

    @Test
    void batteryOfConstantTemperature_needsNoWeather() {
        assertThat(with(CellTemperature.constant(20)).exogenous().weather()).isNull();
    }
}
