package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GensetTest {
    /// 10 kW, at least 3 kW, a quarter of an hour to start, 1 l/h idle, 0.25 l/kWh, 0.5 l a start.
    private static final Genset TEN = new Genset(10, 0.3, 15, 0.1, 0.25, 0.5, 2, 0);

    private static Participant owner(String id) {
        Participant home = Participant.home(id);
        return home.withEquipment(home.equipment().withGenset(TEN));
    }

    @Test
    void action_runsAtAShareOfItsPower_andBurnsByTheCurve() {
        Stage stage = Stage.of(owner("a"));
        stage.actions.genset(0, 0.6);
        stage.step().step();
        assertThat(stage.flows.gensetKwh[0]).isEqualTo(6);
        assertThat(stage.flows.gridExportKwh[0]).isEqualTo(6);
        assertThat(stage.flows.fuelLitres[0]).isCloseTo(1 + 6 * 0.25, within(1e-12));
        assertThat(stage.flows.gensetStarts[0]).isZero();
    }

    @Test
    void start_takesItsTimeAndFuel() {
        Stage stage = Stage.of(owner("a"));
        stage.actions.genset(0, 1);
        stage.step();
        assertThat(stage.flows.gensetKwh[0]).isEqualTo(7.5);
        assertThat(stage.flows.gensetStarts[0]).isEqualTo(1);
        assertThat(stage.flows.fuelLitres[0]).isCloseTo(1 + 7.5 * 0.25 + 0.5, within(1e-12));
        assertThat(stage.state.gensetOn(0)).isTrue();
    }

    @Test
    void smallAction_runsAtTheMinimumLoad_noneStops() {
        Stage stage = Stage.of(owner("a"));
        stage.actions.genset(0, 0.01);
        stage.step();
        assertThat(stage.flows.gensetKwh[0]).isEqualTo(3);
        stage.actions.genset(0, 0);
        stage.step();
        assertThat(stage.flows.gensetKwh[0]).isZero();
        assertThat(stage.flows.fuelLitres[0]).isZero();
    }

    @Test
    void deficit_startsIt_andItsMinimumLoadIsCurtailed() {
        // 1 kWh is missing, 3 kWh come: 2 are thrown away.
        Stage stage = Stage.of(new Connection(0, 0), owner("a"));
        stage.demand(1).step();
        assertThat(stage.flows.unservedKwh[0]).isZero();
        assertThat(stage.flows.gensetKwh[0]).isEqualTo(3);
        assertThat(stage.flows.curtailedKwh[0]).isCloseTo(2, within(1e-12));
    }

    @Test
    void deficit_runningOnesComeBeforeOthersStart() {
        Stage stage = Stage.of(new Connection(0, 100), owner("a"), owner("b"), Members.home("c"));
        stage.actions.genset(0, 0.3);
        stage.demand(0, 0, 7).step();
        assertThat(stage.flows.gensetKwh[0]).isCloseTo(7, within(1e-12));
        assertThat(stage.flows.gensetKwh[1]).isZero();
    }

    @Test
    void deficit_startThatTakesTheWholeStep_helpsFromTheNextStepOn() {
        Participant home = Participant.home("a");
        Genset slow = new Genset(10, 0.3, 60, 0.1, 0.25, 0.5, 2, 0);
        Stage stage =
                Stage.of(
                        new Connection(0, 0),
                        home.withEquipment(home.equipment().withGenset(slow)));
        stage.demand(5).step();
        assertThat(stage.flows.unservedKwh[0]).isEqualTo(5);
        assertThat(stage.flows.gensetStarts[0]).isEqualTo(1);
        stage.demand(5).step();
        assertThat(stage.flows.unservedKwh[0]).isZero();
        assertThat(stage.flows.gensetKwh[0]).isCloseTo(5, within(1e-12));
        assertThat(stage.flows.gensetStarts[0]).isZero();
    }

    @Test
    void importLimit_exceededByRounding_startsNothing() {
        Participant home = Members.limited("a", 0.3, 9, Members.battery(10, 4, 1));
        Stage stage = Stage.of(home.withEquipment(home.equipment().withGenset(TEN)));
        // 0.1 + 0.2 is 6e-17 above 0.3.
        stage.demand(0.1 + 0.2).step();
        assertThat(stage.flows.gensetStarts[0]).isZero();
        assertThat(stage.flows.gensetKwh[0]).isZero();
        assertThat(stage.flows.gridImportKwh[0]).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void surplus_lowersItBeforeAnythingElse() {
        Stage stage = Stage.of(new Connection(100, 4), owner("a"));
        stage.actions.genset(0, 1);
        stage.step().step();
        assertThat(stage.flows.gensetKwh[0]).isCloseTo(4, within(1e-12));
        assertThat(stage.flows.curtailedKwh[0]).isZero();
    }

    @Test
    void outageAlone_ownGeneratorServesTheOwner() {
        Community alone =
                new Community(
                        List.of(owner("a"), Members.home("b")),
                        Connection.UNLIMITED,
                        false,
                        List.of());
        Stage stage = Stage.of(alone, 1);
        stage.inputs.outage(0, true);
        stage.demand(5, 5).step();
        assertThat(stage.flows.unservedKwh[0]).isZero();
        assertThat(stage.flows.unservedKwh[1]).isEqualTo(5);
    }
}
