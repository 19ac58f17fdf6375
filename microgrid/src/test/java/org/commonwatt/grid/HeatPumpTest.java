package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeatPumpTest {
    /// 0.2 kW/K and 10 h: R = 5 K/kW, C = 2 kWh/K.
    private static final Room ROOM = Room.of(0.2, 10);

    private static Stage stage(double stepHours, HeatPump pump) {
        Participant home = Participant.home("a");
        Participant heated = home.withEquipment(home.equipment().withHeatPump(pump));
        return Stage.of(
                new Community(List.of(heated), Connection.UNLIMITED, true, List.of()), stepHours);
    }

    private static HeatPump constant(double powerKw, @Nullable Room room, @Nullable Tank tank) {
        return new HeatPump(powerKw, new HeatCurve.Constant(4), 55, 30, room, tank);
    }

    @ParameterizedTest
    @CsvSource({"20,4.48,6.57", "25,4.1425,5.79", "35,3.5425,4.41", "45,3.0425,3.27"})
    void cop_followsThePublishedFits(double liftK, double air, double ground) {
        assertThat(new HeatCurve.Air().cop(40, 40 - liftK)).isCloseTo(air, within(1e-12));
        assertThat(new HeatCurve.Ground(40 - liftK).cop(40, 0)).isCloseTo(ground, within(1e-12));
    }

    @Test
    void cop_neverRisesWithTheLift_andStaysAtLeastOne() {
        for (HeatCurve curve : List.of(new HeatCurve.Air(), new HeatCurve.Carnot(0.4))) {
            double before = Double.POSITIVE_INFINITY;
            for (double outdoorC = 50; outdoorC > -90; outdoorC -= 0.5) {
                double cop = curve.cop(50, outdoorC);
                assertThat(cop).isBetween(1.0, before);
                before = cop;
            }
        }
    }

    @Test
    void cop_negative_isRefused() {
        assertThatThrownBy(() -> new HeatCurve.Constant(-3))
                .hasMessage("The cop (-3.0) must lie between 1 and 20.");
    }

    @Test
    void room_atSetPoint_needsExactlyWhatItLoses() {
        // 20 °C inside, 0 °C outside, 0.2 kW/K: 4 kW of heat, 1 kW of electricity at a COP of 4.
        Stage stage = stage(1, constant(3, ROOM, null));
        stage.inputs.outdoorC[0] = 0;
        stage.step();
        assertThat(stage.flows.heatPumpKwh[0]).isCloseTo(1, within(1e-12));
        assertThat(stage.flows.roomLossKwh[0]).isCloseTo(4, within(1e-12));
        assertThat(stage.flows.gridImportKwh[0]).isCloseTo(1, within(1e-12));
        assertThat(stage.state.roomTemperatureC(0)).isCloseTo(20, within(1e-12));
    }

    @Test
    void room_unheated_coolsByTheExponential() {
        // T' = 20·e^(−1/10) after an hour towards 0 °C.
        Stage stage = stage(1, constant(1e-9, ROOM, null));
        stage.inputs.outdoorC[0] = 0;
        stage.step();
        assertThat(stage.state.roomTemperatureC(0)).isCloseTo(20 * Math.exp(-0.1), within(1e-7));
    }

    @Test
    void room_oneLongStepOrSixtyShortOnes_endsAtTheSameTemperature() {
        Room light = new Room(0.5, 0.1, 20, 2, 1, 0.2, 24);
        HeatPump off = constant(1e-12, light, null);
        Stage hour = stage(1, off);
        Stage minutes = stage(1 / 60.0, off);
        for (Stage stage : List.of(hour, minutes)) {
            stage.inputs.outdoorC[0] = -5;
            stage.inputs.sunWPerM2[0] = 300;
        }
        hour.step();
        minutes.steps(60);
        assertThat(minutes.state.roomTemperatureC(0))
                .isCloseTo(hour.state.roomTemperatureC(0), within(1e-9));
    }

    @Test
    void action_movesTheSetPointWithinTheBand() {
        for (double action : new double[] {-1, -0.5, 0, 1}) {
            Stage stage = stage(1, constant(50, ROOM, null));
            stage.inputs.outdoorC[0] = 0;
            stage.actions.heat(0, action);
            stage.step();
            double coasting = 20 * Math.exp(-0.1);
            double wanted = 20 + 2 * action;
            assertThat(stage.state.roomTemperatureC(0))
                    .isCloseTo(Math.max(coasting, wanted), within(1e-9));
            assertThat(stage.flows.coldKelvinHours[0])
                    .isCloseTo(Math.max(0, 18 - stage.state.roomTemperatureC(0)), within(1e-8));
        }
    }

    @Test
    void gains_lowerTheHeating_andTooMuchSunIsCounted() {
        Room sunny = new Room(5, 2, 20, 1, 10, 0, 20);
        Stage stage = stage(1, constant(5, sunny, null));
        stage.inputs.outdoorC[0] = 20;
        stage.inputs.sunWPerM2[0] = 800;
        stage.step();
        // 8 kWh into 2 kWh/K with hardly any loss: close to 24 °C, 3 K above the band.
        double rise = 8 / 2.0 * (1 - Math.exp(-0.1)) / 0.1;
        assertThat(stage.flows.heatPumpKwh[0]).isZero();
        assertThat(stage.state.roomTemperatureC(0)).isCloseTo(20 + rise, within(1e-12));
        assertThat(stage.flows.hotKelvinHours[0]).isCloseTo(rise - 1, within(1e-8));
    }

    @Test
    void tank_givesHotWater_andIsReheatedToItsTarget() {
        // 100 l between 10 and 52 °C, no loss: 2 kWh drawn cost 0.5 kWh at a COP of 4.
        Tank tank = new Tank(100, 0, 18, 10, 42, 52, 60);
        Stage stage = stage(1, constant(3, null, tank));
        double full = 42 * 0.1163;
        assertThat(stage.state.tankKwh(0)).isCloseTo(full, within(1e-12));
        stage.inputs.hotWaterKwh[0] = 2;
        stage.step();
        assertThat(stage.flows.heatPumpKwh[0]).isCloseTo(0.5, within(1e-12));
        assertThat(stage.flows.hotWaterKwh[0]).isEqualTo(2);
        assertThat(stage.state.tankKwh(0)).isCloseTo(full, within(1e-12));
    }

    @Test
    void tank_drawnTooMuch_givesDownToItsLeastTemperature() {
        // 10 K above the least temperature hold 1.163 kWh; the pump adds 0.1·4.
        Tank tank = new Tank(100, 0, 18, 10, 42, 52, 60);
        Stage stage = stage(1, constant(0.1, null, tank));
        stage.inputs.hotWaterKwh[0] = 5;
        stage.step();
        assertThat(stage.flows.hotWaterKwh[0]).isCloseTo(1.163 + 0.4, within(1e-12));
        assertThat(stage.flows.hotWaterUnmetKwh[0]).isCloseTo(5 - 1.563, within(1e-12));
        assertThat(stage.state.tankKwh(0)).isCloseTo(32 * 0.1163, within(1e-12));
    }

    @Test
    void tank_comesBeforeTheRoom() {
        Stage stage = stage(1, constant(1, ROOM, new Tank(100, 0, 18, 10, 42, 52, 60)));
        stage.inputs.outdoorC[0] = 0;
        stage.inputs.hotWaterKwh[0] = 3;
        stage.step();
        assertThat(stage.flows.tankHeatKwh[0]).isCloseTo(3, within(1e-12));
        assertThat(stage.flows.roomHeatKwh[0]).isCloseTo(1, within(1e-12));
    }

    @Test
    void importLimit_pausesTheHeatPumpBeforeDemandIsShed() {
        Participant home = Participant.home("a");
        Participant heated =
                home.withEquipment(home.equipment().withHeatPump(constant(3, ROOM, null)));
        Stage stage = Stage.of(new Connection(1.5, 10), heated);
        stage.inputs.outdoorC[0] = 0;
        stage.demand(1).step();
        // 1 kWh of demand and 0.5 of the 1 kWh that the pump wanted; heat shrinks alike.
        assertThat(stage.flows.unservedKwh[0]).isZero();
        assertThat(stage.flows.heatPumpKwh[0]).isCloseTo(0.5, within(1e-12));
        assertThat(stage.flows.roomHeatKwh[0]).isCloseTo(2, within(1e-12));
    }
}
