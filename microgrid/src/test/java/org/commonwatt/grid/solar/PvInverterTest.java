package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

final class PvInverterTest {
    @Test
    void reactiveLimit_ofAnActivePower_closesTheTriangle() {
        var inverter = new PvInverter(4, 0.96, 5);
        assertThat(inverter.reactiveLimitKvar(0)).isEqualTo(5);
        assertThat(inverter.reactiveLimitKvar(3)).isEqualTo(4);
        assertThat(inverter.reactiveLimitKvar(4)).isEqualTo(3);
        // An inverter that is sized for active power alone has nothing left at its rating.
        assertThat(PvInverter.of(4).reactiveLimitKvar(4)).isZero();
    }

    @Test
    void apparentPower_ofAnyLoad_staysWithinTheLimit() {
        Forall.seeds(1000)
                .check(
                        random -> {
                            double acKw = random.nextDouble(0.1, 100);
                            double kva = acKw * random.nextDouble(1, 2);
                            var inverter = new PvInverter(acKw, 0.96, kva);
                            double activeKw = inverter.acKw(random.nextDouble(0, 2 * acKw));
                            double reactive = inverter.reactiveLimitKvar(activeKw);
                            assertThat(Math.hypot(activeKw, reactive))
                                    .isCloseTo(kva, within(1e-9 * kva));
                        });
    }

    @Test
    void acPower_growsWithDcUpToTheRating() {
        PvInverter inverter = PvInverter.of(3);
        double before = 0;
        for (double dcKw = 0; dcKw <= 400; dcKw += 0.01) {
            double acKw = inverter.acKw(dcKw);
            assertThat(acKw).isBetween(before, 3.0);
            assertThat(acKw).isLessThanOrEqualTo(dcKw);
            before = acKw;
        }
        assertThat(before).isEqualTo(3);
    }

    /// Below about 0.6 % of the load the inverter's own use exceeds what comes in.
    @Test
    void acPower_ofAFaintLight_isZero() {
        PvInverter inverter = PvInverter.of(3);
        assertThat(inverter.acKw(0)).isZero();
        assertThat(inverter.acKw(Double.MIN_VALUE)).isZero();
        assertThat(inverter.acKw(0.005 * 3 / 0.96)).isZero();
        assertThat(inverter.acKw(0.007 * 3 / 0.96)).isPositive();
    }

    @Test
    void apparentPowerBelowTheRating_isRefused() {
        assertThatThrownBy(() -> new PvInverter(4, 0.96, 3.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The apparentKva (3.9) must be at least the acKw (4.0).");
    }
}
