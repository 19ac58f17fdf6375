package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.grid.Members.battery;
import static org.commonwatt.grid.Members.home;
import static org.commonwatt.grid.Members.limited;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A member's own connection and outages without islanding; lossless batteries of 10 kWh, 4 kW.
final class MemberLimitsTest {
    private static Ev vehicle(boolean bidirectional) {
        return new Ev(10, 4, 1, 1, 0, bidirectional, List.of(new EvSession(0, 99, 0.5, 1)));
    }

    private static Stage island(boolean islanding, Participant... members) {
        Stage stage =
                Stage.of(
                        new Community(List.of(members), Connection.UNLIMITED, islanding, List.of()),
                        1);
        stage.inputs.outage(0, true);
        return stage;
    }

    @Test
    void importLimit_charging_isCutBeforeDemand() {
        Stage stage = Stage.of(limited("a", 5, 9, battery(10, 4, 1))).demand(3).storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(2);
        assertThat(stage.flows.servedKwh[0]).isEqualTo(3);
        assertThat(stage.flows.gridImportKwh[0]).isEqualTo(5);
        assertThat(stage.flows.projectionKwh[0]).isEqualTo(2);
    }

    @Test
    void importLimit_batteryChargingIsCutBeforeTheVehicles() {
        Participant member = limited("a", 5, 9, battery(10, 4, 1)).withEv(vehicle(false));
        Stage stage = Stage.of(member).storage(1).ev(1).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(1);
        assertThat(stage.flows.evChargeKwh[0]).isEqualTo(4);
        stage = Stage.of(member).demand(3).storage(1).ev(1).step();
        // 11 kWh wanted: the battery gives up 4, the vehicle 2.
        assertThat(stage.flows.chargeKwh[0]).isZero();
        assertThat(stage.flows.evChargeKwh[0]).isEqualTo(2);
        assertThat(stage.flows.unservedKwh[0]).isZero();
    }

    @Test
    void importLimit_ownBatteryHelpsBeforeDemandIsShed() {
        Stage stage = Stage.of(limited("a", 2, 9, battery(10, 4, 1))).stored(3).demand(7).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(3);
        assertThat(stage.flows.unservedKwh[0]).isEqualTo(2);
        assertThat(stage.flows.servedKwh[0]).isEqualTo(5);
        assertThat(stage.flows.gridImportKwh[0]).isEqualTo(2);
    }

    @Test
    void importLimit_helpAddsToWhatTheBatteryGivesAlready() {
        Stage stage = Stage.of(limited("a", 2, 9, battery(10, 4, 1))).stored(8).demand(5);
        stage.storage(-0.25).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(3);
        assertThat(stage.flows.unservedKwh[0]).isZero();
    }

    @Test
    void exportLimit_dischargingIsCutBeforeGeneration() {
        Stage stage = Stage.of(limited("a", 9, 3, battery(10, 4, 1))).stored(8).available(2);
        stage.storage(-1).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(1);
        assertThat(stage.flows.curtailedKwh[0]).isZero();
        assertThat(stage.flows.gridExportKwh[0]).isEqualTo(3);
        assertThat(stage.state.storedKwh(0)).isEqualTo(7);
    }

    @Test
    void exportLimit_vehiclesDischargingIsCutFirst() {
        Participant member = limited("a", 9, 3, battery(10, 4, 1)).withEv(vehicle(true));
        Stage stage = Stage.of(member).stored(8).storage(-1).ev(-0.5).step();
        // 6 kWh given, 3 allowed: the vehicle keeps its 2, the battery gives 1 less.
        assertThat(stage.flows.evDischargeKwh[0]).isZero();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(3);
    }

    @Test
    void exportLimit_theRestIsCurtailed() {
        Stage stage = Stage.of(limited("a", 9, 3, null)).demand(1).available(9).step();
        assertThat(stage.flows.curtailedKwh[0]).isEqualTo(5);
        assertThat(stage.flows.generationKwh[0]).isEqualTo(4);
        assertThat(stage.flows.gridExportKwh[0]).isEqualTo(3);
    }

    @Test
    void limitsThatDoNotBind_changeNothing() {
        Stage stage = Stage.of(limited("a", 4, 4, battery(10, 4, 1))).storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(4);
        assertThat(stage.flows.projectionKwh[0]).isZero();
    }

    @Test
    void outageWithoutIslanding_everyoneIsAlone() {
        Stage stage =
                island(false, home("a"), home("b"), home("c", battery(10, 4, 1)).withEv(null));
        stage.stored(0, 0, 2).demand(3, 1, 3).available(1, 4, 0).step();
        // a uses its 1 kWh and lacks 2, though b throws 3 away; c lives on its battery.
        assertThat(stage.flows.unservedKwh).containsExactly(2, 0, 1);
        assertThat(stage.flows.curtailedKwh).containsExactly(0, 3, 0);
        assertThat(stage.flows.gridImportKwh).containsOnly(0);
        assertThat(stage.flows.gridExportKwh).containsOnly(0);
        assertThat(stage.state.storedKwh(2)).isZero();
    }

    @Test
    void outageWithIslanding_membersHelpEachOther() {
        Stage stage = island(true, home("a"), home("b")).demand(3, 1).available(1, 4).step();
        // b's 3 kWh of surplus cover a's 2; 1 is curtailed, pro rata to generation 1 : 4.
        assertThat(stage.flows.unservedKwh).containsExactly(0, 0);
        assertThat(stage.flows.curtailedKwh[0]).isEqualTo(0.2);
        assertThat(stage.flows.curtailedKwh[1]).isEqualTo(0.8);
        assertThat(stage.communityNetKwh()).isCloseTo(0, within(1e-12));
    }

    @Test
    void outageOver_limitsAreTheOrdinaryOnes() {
        Stage stage = island(false, home("a")).demand(3).step();
        assertThat(stage.flows.unservedKwh[0]).isEqualTo(3);
        stage.inputs.outage(0, false);
        stage.step();
        assertThat(stage.flows.unservedKwh[0]).isZero();
        assertThat(stage.flows.servedKwh[0]).isEqualTo(3);
    }
}
