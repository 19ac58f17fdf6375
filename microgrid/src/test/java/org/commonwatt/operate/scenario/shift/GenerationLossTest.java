package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class GenerationLossTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new GenerationLoss();
    }

    /// One kWh of sun per step at noon.
    @Test
    void threeQuartersLost_leaveAQuarter() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(
                                before,
                                secondDay(before),
                                0.75,
                                RandomStreams.of(1).stream("unused"));
        assertThat(after.exogenous().pvKwh(60, 1)).isCloseTo(0.25, within(1e-12));
        assertThat(after.exogenous().pvKwh(36, 1)).isEqualTo(1);
    }
}
