package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class DemandRiseTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new DemandRise();
    }

    @Test
    void halfAsMuchAgain_isThreeForTwo() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(
                                before,
                                secondDay(before),
                                0.5,
                                RandomStreams.of(1).stream("unused"));
        for (int t = 48; t < 72; t++) {
            assertThat(after.exogenous().demandKwh(t, 2))
                    .isCloseTo(1.5 * before.exogenous().demandKwh(t, 2), within(1e-12));
            assertThat(after.exogenous().pvKwh(t, 2)).isEqualTo(before.exogenous().pvKwh(t, 2));
        }
    }
}
