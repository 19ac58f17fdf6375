package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.grid.Members.battery;
import static org.commonwatt.grid.Members.home;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The linear battery; 10 kWh, 4 kW, efficiency 0.5 each way unless said otherwise.
final class BatteryTest {
    private static final double TINY = 1e-12;

    private static Stage half() {
        return Stage.of(home("a", battery(10, 4, 0.5)));
    }

    @Test
    void charge_atFullPower_storesTheEfficiencysShare() {
        Stage stage = half().storage(1).step();
        // 4 kW for an hour; half of it arrives.
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(4);
        assertThat(stage.state.storedKwh(0)).isEqualTo(2);
        assertThat(stage.flows.lossKwh[0]).isEqualTo(2);
        assertThat(stage.flows.gridImportKwh[0]).isEqualTo(4);
    }

    @Test
    void discharge_atFullPower_drawsMoreThanItGives() {
        Stage stage = half().stored(10).storage(-1).step();
        // 4 kWh at the meter need 8 kWh of the content.
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(4);
        assertThat(stage.state.storedKwh(0)).isEqualTo(2);
        assertThat(stage.flows.lossKwh[0]).isEqualTo(4);
        assertThat(stage.flows.gridExportKwh[0]).isEqualTo(4);
    }

    @Test
    void action_isAShareOfPowerNotOfCapacity() {
        Stage stage = half().storage(0.5).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(2);
    }

    @Test
    void powers_mayDifferByDirection() {
        Battery uneven = new Battery(10, 4, 1, 1, 1, 0, 1, 0, 0, 0.5, null);
        Stage stage = Stage.of(home("a", uneven)).storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(4);
        stage.storage(-1).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(1);
    }

    @Test
    void quarterHour_movesAQuarterOfTheEnergy() {
        Community alone =
                new Community(
                        List.of(home("a", battery(10, 4, 0.5))),
                        Connection.UNLIMITED,
                        true,
                        List.of());
        Stage stage = Stage.of(alone, 0.25).storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(1);
    }

    @Test
    void charge_beyondTheWindow_stopsAtItsTop() {
        Stage stage = Stage.of(home("a", battery(10, 4, 0.5, 0.1, 0.9, 0))).stored(8).storage(1);
        stage.step();
        // Room of 1 kWh, reached by 2 kWh at the meter.
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(2);
        assertThat(stage.state.storedKwh(0)).isEqualTo(9);
        assertThat(stage.flows.projectionKwh[0]).isEqualTo(2);
    }

    @Test
    void discharge_beyondTheWindow_stopsAtItsFloor() {
        Stage stage = Stage.of(home("a", battery(10, 4, 0.5, 0.1, 0.9, 0))).stored(3).storage(-1);
        stage.step();
        // 2 kWh above the floor give 1 kWh at the meter.
        assertThat(stage.flows.dischargeKwh[0]).isCloseTo(1, within(TINY));
        assertThat(stage.state.storedKwh(0)).isCloseTo(1, within(TINY));
    }

    @Test
    void contentAboveTheWindow_isOnlyDischarged() {
        Stage stage = Stage.of(home("a", battery(10, 4, 0.5, 0, 0.5, 0))).stored(8).storage(1);
        stage.step();
        assertThat(stage.flows.chargeKwh[0]).isZero();
        assertThat(stage.state.storedKwh(0)).isEqualTo(8);
        stage.storage(-0.25).step();
        assertThat(stage.state.storedKwh(0)).isEqualTo(6);
    }

    @Test
    void standingLoss_sinksBelowTheWindowWhereOnlyChargingIsPossible() {
        Stage stage =
                Stage.of(home("a", battery(10, 4, 0.5, 0.5, 1, 0.5))).stored(6).storage(-1).step();
        // 6 kWh lose half: 3 kWh lie below the floor of 5, so nothing can be drawn.
        assertThat(stage.state.storedKwh(0)).isEqualTo(3);
        assertThat(stage.flows.dischargeKwh[0]).isZero();
        assertThat(stage.flows.lossKwh[0]).isEqualTo(3);
        stage.storage(1).step();
        // 3·½ + 4·½
        assertThat(stage.state.storedKwh(0)).isEqualTo(3.5);
    }

    @Test
    void standingLoss_overFourQuarters_isThatOfAnHour() {
        Community alone =
                new Community(
                        List.of(home("a", battery(10, 4, 0.5, 0, 1, 0.5))),
                        Connection.UNLIMITED,
                        true,
                        List.of());
        Stage stage = Stage.of(alone, 0.25).stored(8).steps(4);
        assertThat(stage.state.storedKwh(0)).isCloseTo(4, within(TINY));
    }

    @Test
    void ownGeneration_chargesBeforeAnythingIsExported() {
        Stage stage = half().demand(1).available(4).storage(0.5).step();
        // 4 generated − 1 used − 2 charged.
        assertThat(stage.flows.gridExportKwh[0]).isEqualTo(1);
        assertThat(stage.flows.gridImportKwh[0]).isZero();
    }

    @Test
    void noPower_nothingMoves() {
        Stage stage = Stage.of(home("a", battery(10, 0, 0.5))).stored(5).storage(1).step();
        assertThat(stage.state.storedKwh(0)).isEqualTo(5);
        stage.storage(-1).step();
        assertThat(stage.state.storedKwh(0)).isEqualTo(5);
    }

    @Test
    void storedKwh_beyondTheCapacity_isRefused() {
        Stage stage = half();
        assertThatThrownBy(() -> stage.stored(10.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("storedKwh (10.5)");
        assertThatThrownBy(() -> stage.stored(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linear_hasTheDocumentedDefaults() {
        Battery plain = Battery.linear(10, 5);
        assertThat(plain.etaCharge()).isEqualTo(0.95);
        assertThat(plain.etaDischarge()).isEqualTo(0.95);
        assertThat(plain.curves()).isNull();
    }
}
