package org.commonwatt.operate.scenario.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class PriceSpikeTest extends ShiftFamilyContract {
    @Override
    ShiftFamily family() {
        return new PriceSpike();
    }

    /// Flat days of 0.12, 0.25 and 0.45 have the mean (6·0.12 + 14·0.25 + 4·0.45)/24 = 0.25083.
    @Test
    void fourHours_areDearerByTheMultipleOfTheMean() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(before, secondDay(before), 3, RandomStreams.of(1).stream("when"));
        double mean = (6 * 0.12 + 14 * 0.25 + 4 * 0.45) / 24;
        int dearer = 0;
        for (int t = 0; t < 96; t++) {
            double rise =
                    after.tariffs().getFirst().importPricePerKwh(t)
                            - before.tariffs().getFirst().importPricePerKwh(t);
            if (rise != 0) {
                dearer++;
                assertThat(rise).isCloseTo(3 * mean, within(1e-12));
                assertThat(t).isBetween(48, 71);
            }
        }
        assertThat(dearer).isEqualTo(4);
    }

    @Test
    void membersWithOneTariff_keepHavingOne() {
        Scenario before = scenario(1);
        Scenario after =
                family().apply(before, secondDay(before), 3, RandomStreams.of(1).stream("when"));
        assertThat(after.tariffs().stream().distinct()).hasSize(1);
    }
}
