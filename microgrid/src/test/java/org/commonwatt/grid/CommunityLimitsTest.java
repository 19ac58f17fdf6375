package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.grid.Members.battery;
import static org.commonwatt.grid.Members.critical;
import static org.commonwatt.grid.Members.home;
import static org.commonwatt.grid.Members.lender;
import static org.commonwatt.grid.Members.limited;
import static org.commonwatt.grid.Members.shared;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The community's connection; lossless batteries of 8 kWh, 4 kW, so that all numbers are exact.
final class CommunityLimitsTest {
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final double TINY = 1e-12;

    private static Battery plain() {
        return battery(8, 4, 1);
    }

    private static Connection importUpTo(double kw) {
        return new Connection(kw, NONE);
    }

    private static Connection exportUpTo(double kw) {
        return new Connection(NONE, kw);
    }

    @Test
    void deficit_chargingIsCutFirstAndProRata() {
        Stage stage = Stage.of(importUpTo(5), home("a", plain()), home("b", plain()));
        stage.demand(0, 2).storage(1, 0.5).step();
        // 4 + 2 + 2 wanted, 5 allowed: 3 of 6 kWh of charging go, half of each.
        assertThat(stage.flows.chargeKwh).containsExactly(2, 1);
        assertThat(stage.flows.unservedKwh).containsExactly(0, 0);
        assertThat(stage.communityNetKwh()).isEqualTo(5);
    }

    @Test
    void deficit_chargingThatCannotBeCut_leavesTheCutToOthers() {
        // a charges its own generation and may not export it; b must make room alone.
        Participant a = limited("a", NONE, 0, plain());
        Stage stage = Stage.of(importUpTo(2), a, home("b", plain()));
        stage.available(4, 0).storage(1, 1).step();
        assertThat(stage.flows.chargeKwh).containsExactly(4, 2);
        assertThat(stage.communityNetKwh()).isEqualTo(2);
    }

    @Test
    void deficit_sharedBatteryComesBeforeLenders() {
        Stage stage =
                Stage.of(importUpTo(2), home("a"), shared("s", plain()), lender("l", plain()));
        stage.stored(0, 3, 8).demand(8, 0, 0).step();
        // 6 kWh lack: the shared battery gives its 3, the lender the other 3.
        assertThat(stage.flows.dischargeKwh).containsExactly(0, 3, 3);
        assertThat(stage.flows.unservedKwh[0]).isZero();
    }

    @Test
    void deficit_sharedBatteryAlone_sparesTheLenders() {
        Stage stage =
                Stage.of(importUpTo(6), home("a"), shared("s", plain()), lender("l", plain()));
        stage.stored(0, 8, 8).demand(8, 0, 0).step();
        assertThat(stage.flows.dischargeKwh).containsExactly(0, 2, 0);
    }

    @Test
    void deficit_lendersGiveProRataToWhatTheyCan() {
        Stage stage =
                Stage.of(importUpTo(2), home("a"), lender("l", plain()), lender("m", plain()));
        stage.stored(0, 1, 8).demand(5, 0, 0).step();
        // l can give 1, m its 4 kW: 3 kWh are 3/5 of that.
        assertThat(stage.flows.dischargeKwh[1]).isCloseTo(0.6, within(TINY));
        assertThat(stage.flows.dischargeKwh[2]).isCloseTo(2.4, within(TINY));
    }

    @Test
    void deficit_lenderThatDischargesAlready_givesOnlyTheRest() {
        Stage stage = Stage.of(importUpTo(2), home("a"), lender("l", plain()));
        stage.stored(0, 8).demand(8, 0).storage(0, -0.5).step();
        // 8 − 2 wanted at the meter: 4 lack, 2 more are all it has power for.
        assertThat(stage.flows.dischargeKwh[1]).isEqualTo(4);
        assertThat(stage.flows.unservedKwh[0]).isEqualTo(2);
    }

    @Test
    void deficit_memberWhoDoesNotLend_keepsItsBattery() {
        Stage stage = Stage.of(importUpTo(2), home("a"), home("b", plain()));
        stage.stored(0, 8).demand(5, 0).step();
        assertThat(stage.flows.dischargeKwh[1]).isZero();
        assertThat(stage.flows.unservedKwh[0]).isEqualTo(3);
    }

    @Test
    void deficit_lenderBehindItsExportLimit_givesWhatPasses() {
        Participant small =
                new Participant(
                        "l",
                        ParticipantKind.HOME,
                        "",
                        Double.NaN,
                        0,
                        0,
                        new Connection(NONE, 1),
                        Equipment.NONE.withBattery(plain()),
                        true,
                        1);
        Stage stage = Stage.of(importUpTo(2), home("a"), small);
        stage.stored(0, 8).demand(5, 0).step();
        assertThat(stage.flows.gridExportKwh[1]).isEqualTo(1);
        assertThat(stage.flows.unservedKwh[0]).isEqualTo(2);
    }

    @Test
    void shedding_lowPriorityGoesFirst() {
        Stage stage = Stage.of(importUpTo(5), critical("a", 0, 0), critical("b", 1, 0), home("c"));
        stage.demand(2, 4, 2).step();
        // 3 of the 4 kWh of priority 0, pro rata; b keeps all.
        assertThat(stage.flows.unservedKwh).containsExactly(1.5, 0, 1.5);
        assertThat(stage.communityNetKwh()).isEqualTo(5);
    }

    @Test
    void shedding_withinATier_isProRataToDemand() {
        Stage stage = Stage.of(importUpTo(4), home("a"), home("b")).demand(6, 2).step();
        assertThat(stage.flows.unservedKwh).containsExactly(3, 1);
        assertThat(stage.flows.servedKwh).containsExactly(3, 1);
    }

    @Test
    void shedding_ordinaryDemandOfAllTiersGoesBeforeCriticalDemandOfAny() {
        Stage stage = Stage.of(importUpTo(3), critical("a", 0, 1), critical("b", 9, 1));
        stage.demand(4, 4).step();
        // 5 kWh lack: a's ordinary 3, then 2 of b's ordinary 3; both keep their critical 1.
        assertThat(stage.flows.unservedKwh).containsExactly(3, 2);
        stage = Stage.of(importUpTo(1), critical("a", 0, 1), critical("b", 9, 1));
        stage.demand(4, 4).step();
        // 7 lack: all ordinary 6, then the critical 1 of the lower priority.
        assertThat(stage.flows.unservedKwh).containsExactly(4, 3);
    }

    @Test
    void shedding_toNothing_losesNothing() {
        Stage stage = Stage.of(importUpTo(0), critical("a", 3, 1), home("b")).demand(4, 2).step();
        assertThat(stage.flows.servedKwh).containsExactly(0, 0);
        assertThat(stage.flows.unservedKwh).containsExactly(4, 2);
    }

    @Test
    void surplus_dischargingIsCutFirstAndProRata() {
        Stage stage = Stage.of(exportUpTo(3), home("a", plain()), home("b", plain()));
        stage.stored(8, 8).storage(-1, -0.5).step();
        // 6 given, 3 allowed: half of each.
        assertThat(stage.flows.dischargeKwh).containsExactly(2, 1);
        assertThat(stage.communityNetKwh()).isEqualTo(-3);
    }

    @Test
    void surplus_dischargingThatCannotBeCut_leavesTheCutToOthers() {
        // a covers its demand behind an import limit of 0; b must stop alone.
        Participant a = limited("a", 0, NONE, plain());
        Stage stage = Stage.of(exportUpTo(2), a, home("b", plain()));
        stage.stored(8, 8).demand(4, 0).storage(-1, -1).step();
        assertThat(stage.flows.dischargeKwh).containsExactly(4, 2);
        assertThat(stage.flows.unservedKwh[0]).isZero();
        assertThat(stage.communityNetKwh()).isEqualTo(-2);
    }

    @Test
    void surplus_sharedBatteryChargesBeforeAnythingIsCurtailed() {
        Stage stage = Stage.of(exportUpTo(1), home("a"), shared("s", plain()));
        stage.available(4, 0).step();
        assertThat(stage.flows.chargeKwh[1]).isEqualTo(3);
        assertThat(stage.flows.curtailedKwh[0]).isZero();
    }

    @Test
    void surplus_severalSharedBatteriesChargeProRata() {
        Stage stage =
                Stage.of(exportUpTo(1), home("a"), shared("s", plain()), shared("u", plain()));
        stage.stored(0, 0, 6).available(4, 0, 0).step();
        // Room of 4 (power) and 2 (content): 3 kWh are half of it.
        assertThat(stage.flows.chargeKwh).containsExactly(0, 2, 1);
    }

    @Test
    void surplus_theRestIsCurtailedProRataToGeneration() {
        Stage stage = Stage.of(exportUpTo(2), home("a"), home("b")).available(6, 2).step();
        assertThat(stage.flows.curtailedKwh).containsExactly(4.5, 1.5);
        assertThat(stage.flows.generationKwh).containsExactly(1.5, 0.5);
    }

    @Test
    void surplus_curtailmentKeepsMembersWithinTheirImportLimits() {
        Participant a = limited("a", 1, NONE, null);
        Stage stage = Stage.of(exportUpTo(1), a, home("b")).demand(4, 0).available(4, 4).step();
        // a can do without 1 kWh of generation, b without 4: 3 kWh are 3/5 of that.
        assertThat(stage.flows.curtailedKwh[0]).isCloseTo(0.6, within(TINY));
        assertThat(stage.flows.curtailedKwh[1]).isCloseTo(2.4, within(TINY));
        assertThat(stage.flows.gridImportKwh[0]).isLessThanOrEqualTo(1);
    }

    @Test
    void islandedOutage_sharedBatteryCarriesTheCommunity() {
        Community community =
                new Community(
                        List.of(home("a"), home("b"), shared("s", plain())),
                        Connection.UNLIMITED,
                        true,
                        List.of());
        Stage stage = Stage.of(community, 1).stored(0, 0, 8).demand(1, 2, 0).available(2, 0, 0);
        stage.inputs.outage(0, true);
        stage.step();
        // 3 used, 2 generated, 1 from the battery.
        assertThat(stage.flows.dischargeKwh[2]).isEqualTo(1);
        assertThat(stage.flows.unservedKwh).containsOnly(0);
        assertThat(stage.communityNetKwh()).isZero();
    }

    @Test
    void limitsThatDoNotBind_changeNothing() {
        Stage stage = Stage.of(new Connection(4, 4), home("a", plain())).storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(4);
        stage.storage(-1).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(4);
    }
}
