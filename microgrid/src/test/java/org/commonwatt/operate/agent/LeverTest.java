package org.commonwatt.operate.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

class LeverTest {
    @Test
    void batteryThatDischarges_isFadedOut_thenCharged() {
        // Half of the power asked for: kept, half of it, none, half charging, full charging.
        assertThat(Lever.STORAGE.asked(-0.5, -0.3)).isEqualTo(-0.5);
        assertThat(Lever.STORAGE.asked(-0.5, 0.25)).isCloseTo(-0.25, within(1e-15));
        assertThat(Lever.STORAGE.asked(-0.5, 0.5)).isCloseTo(0, within(1e-15));
        assertThat(Lever.STORAGE.asked(-0.5, 0.75)).isCloseTo(0.5, within(1e-15));
        assertThat(Lever.STORAGE.asked(-0.5, 1)).isEqualTo(1);
        assertThat(Lever.STORAGE.asked(-0.5, -1)).isEqualTo(-1);
    }

    @Test
    void batteryThatCharges_isTheMirrorImage_andZeroIsTheBase() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double base = 2 * random.nextDouble() - 1;
                            double a = 2 * random.nextDouble() - 1;
                            assertThat(Lever.STORAGE.asked(-base, -a))
                                    .isCloseTo(-Lever.STORAGE.asked(base, a), within(1e-15));
                            assertThat(Lever.STORAGE.asked(base, a)).isBetween(-1.0, 1.0);
                            for (Lever lever : Lever.values()) {
                                // A price has no base.
                                assertThat(lever.asked(base, 0))
                                        .isEqualTo(lever == Lever.PRICE ? 0 : base);
                            }
                        });
    }

    @Test
    void askedPower_neverFalls_asTheActionRises() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double base = 2 * random.nextDouble() - 1;
                            double before = -1;
                            for (double a = -1; a <= 1; a += 0.01) {
                                double asked = Lever.STORAGE.asked(base, a);
                                assertThat(asked).isGreaterThanOrEqualTo(before - 1e-12);
                                before = asked;
                            }
                        });
    }
}
