package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.grid.Members.ev;
import static org.commonwatt.grid.Members.home;

import org.junit.jupiter.api.Test;

/// Vehicles of 10 kWh and 4 kW, efficiency 0.5 each way, V2G floor at 5 kWh.
final class EvTest {
    private static final double TINY = 1e-12;

    private static Stage stage(Ev vehicle) {
        return Stage.of(home("a").withEv(vehicle));
    }

    @Test
    void arrival_bringsItsEnergyAtTheStartOfItsStep() {
        Stage stage = stage(ev(false, new EvSession(1, 3, 0.2, 0.8))).step();
        assertThat(stage.state.evConnected(0)).isFalse();
        assertThat(stage.state.evStoredKwh(0)).isZero();
        stage.step();
        assertThat(stage.state.evConnected(0)).isTrue();
        assertThat(stage.flows.evArrivedKwh[0]).isEqualTo(2);
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(2);
        stage.step();
        assertThat(stage.flows.evArrivedKwh[0]).isZero();
    }

    @Test
    void charge_countsInTheStepOfArrivalAndAddsUp() {
        Stage stage = stage(ev(false, new EvSession(0, 3, 0.2, 0.8))).ev(1).steps(2);
        // 2 kWh + 2 steps · 4 kW · 0.5: the file never overwrites what was charged.
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(6);
        assertThat(stage.flows.evChargeKwh[0]).isEqualTo(4);
        assertThat(stage.flows.lossKwh[0]).isEqualTo(2);
    }

    @Test
    void away_actionsDoNothing() {
        Stage stage = stage(ev(true, new EvSession(2, 3, 0.2, 0.8))).ev(1).step();
        assertThat(stage.flows.evChargeKwh[0]).isZero();
        assertThat(stage.flows.projectionKwh[0]).isZero();
        stage.ev(-1).step();
        assertThat(stage.flows.evDischargeKwh[0]).isZero();
    }

    @Test
    void departure_belowTarget_countsTheShortfallOnce() {
        Stage stage = stage(ev(false, new EvSession(0, 1, 0.2, 0.8))).steps(2);
        // Leaves at the start of step 1 with 2 of 8 kWh.
        assertThat(stage.flows.evDepartures[0]).isEqualTo(1);
        assertThat(stage.flows.evShortfallKwh[0]).isCloseTo(6, within(TINY));
        assertThat(stage.flows.evDepartedKwh[0]).isEqualTo(2);
        assertThat(stage.state.evStoredKwh(0)).isZero();
        stage.step();
        assertThat(stage.flows.evShortfallKwh[0]).isZero();
        assertThat(stage.flows.evDepartures[0]).isZero();
    }

    @Test
    void departure_aboveTarget_hasNoShortfall() {
        Stage stage = stage(ev(false, new EvSession(0, 1, 0.9, 0.8))).steps(2);
        assertThat(stage.flows.evShortfallKwh[0]).isZero();
        assertThat(stage.flows.evDepartedKwh[0]).isEqualTo(9);
    }

    @Test
    void shortfall_isNotCarriedToTheNextSession() {
        Stage stage =
                stage(ev(false, new EvSession(0, 1, 0.2, 0.8), new EvSession(2, 3, 0.5, 0.6)));
        stage.steps(3);
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(5);
        stage.step();
        // 6 − 5, not 6 − 5 + 6.
        assertThat(stage.flows.evShortfallKwh[0]).isCloseTo(1, within(TINY));
    }

    @Test
    void backToBackSessions_leaveAndArriveInOneStep() {
        Stage stage =
                stage(ev(false, new EvSession(0, 1, 0.2, 0.8), new EvSession(1, 2, 0.7, 0.8)));
        stage.steps(2);
        assertThat(stage.flows.evDepartedKwh[0]).isEqualTo(2);
        assertThat(stage.flows.evArrivedKwh[0]).isEqualTo(7);
        assertThat(stage.flows.evShortfallKwh[0]).isCloseTo(6, within(TINY));
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(7);
        assertThat(stage.state.evSession(0)).isEqualTo(1);
    }

    @Test
    void sessionThatRunsAtTheFirstStep_arrivesThere() {
        Stage stage = stage(ev(false, new EvSession(-5, 2, 0.3, 0.8))).step();
        assertThat(stage.flows.evArrivedKwh[0]).isEqualTo(3);
        stage.steps(2);
        assertThat(stage.flows.evDepartures[0]).isEqualTo(1);
    }

    @Test
    void sessionsBeforeTheFirstStep_areSkipped() {
        Stage stage =
                stage(
                        ev(
                                false,
                                new EvSession(-9, -5, 0.1, 0.8),
                                new EvSession(-5, 0, 0.2, 0.8),
                                new EvSession(0, 2, 0.3, 0.8)));
        stage.step();
        assertThat(stage.flows.evArrivedKwh[0]).isEqualTo(3);
        assertThat(stage.flows.evDepartures[0]).isZero();
        assertThat(stage.flows.evShortfallKwh[0]).isZero();
    }

    @Test
    void reset_intoTheMiddleOfASession_arrivesWithItsEnergy() {
        Stage stage =
                stage(ev(false, new EvSession(0, 4, 0.1, 0.8), new EvSession(5, 9, 0.3, 0.8)));
        stage.physics.reset(stage.state, 0, 6);
        stage.step();
        assertThat(stage.flows.evArrivedKwh[0]).isEqualTo(3);
        assertThat(stage.state.evSession(0)).isEqualTo(1);
        assertThat(stage.state.step(0)).isEqualTo(7);
    }

    @Test
    void sessionPastTheEnd_neverDeparts() {
        Stage stage = stage(ev(false, new EvSession(0, 1000, 0.2, 0.8))).ev(1).steps(10);
        assertThat(stage.state.evConnected(0)).isTrue();
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(10);
        assertThat(stage.flows.evShortfallKwh[0]).isZero();
    }

    @Test
    void afterTheLastSession_nothingHappens() {
        Stage stage = stage(ev(true, new EvSession(0, 1, 0.2, 0.8))).ev(1).steps(5);
        assertThat(stage.state.evConnected(0)).isFalse();
        assertThat(stage.flows.evChargeKwh[0]).isZero();
    }

    @Test
    void discharge_stopsAtTheFloor() {
        Stage stage = stage(ev(true, new EvSession(0, 9, 0.8, 0.8))).ev(-1).step();
        // 3 kWh above the floor give 1.5 kWh.
        assertThat(stage.flows.evDischargeKwh[0]).isEqualTo(1.5);
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(5);
        assertThat(stage.flows.projectionKwh[0]).isEqualTo(2.5);
    }

    @Test
    void discharge_belowTheFloor_givesNothing() {
        Stage stage = stage(ev(true, new EvSession(0, 9, 0.2, 0.8))).ev(-1).step();
        assertThat(stage.flows.evDischargeKwh[0]).isZero();
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(2);
    }

    @Test
    void discharge_oneWayCharger_givesNothing() {
        Stage stage = stage(ev(false, new EvSession(0, 9, 0.8, 0.8))).ev(-1).step();
        assertThat(stage.flows.evDischargeKwh[0]).isZero();
        assertThat(stage.state.evStoredKwh(0)).isEqualTo(8);
    }

    @Test
    void overlappingSessions_areRefused() {
        assertThatThrownBy(
                        () -> ev(false, new EvSession(0, 5, 0.2, 0.8), new EvSession(4, 6, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EV session 1 arrives at step 4, before session 0 departs (step 5).");
    }

    @Test
    void sessionThatEndsBeforeItStarts_isRefused() {
        assertThatThrownBy(() -> new EvSession(3, 3, 0.2, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("departureStep (3)")
                .hasMessageContaining("arrivalStep (3)");
    }
}
