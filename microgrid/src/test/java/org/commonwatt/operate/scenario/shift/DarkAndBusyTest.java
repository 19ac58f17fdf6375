package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class DarkAndBusyTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new DarkAndBusy();
    }

    @Test
    void severityOne_isAQuarterMoreDemandAndHalfTheSun() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(before, secondDay(before), 1, RandomStreams.of(1).stream("unused"));
        assertThat(after.exogenous().pvKwh(60, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(after.exogenous().demandKwh(60, 1))
                .isCloseTo(1.25 * before.exogenous().demandKwh(60, 1), within(1e-12));
    }
}
