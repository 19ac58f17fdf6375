package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.grid.Members.curveBattery;
import static org.commonwatt.grid.Members.home;
import static org.commonwatt.grid.Members.limited;

import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The battery with curves: 10 kWh, 5 kW, full power at every soc, round trip rising from 0.64 at
/// rest to 0.81 at full power.
final class CurveBatteryTest {
    private static final double TINY = 1e-12;

    private static BatteryCurves rising(double fade) {
        return curves(new double[] {1, 1}, new double[] {0.64, 0.81}, fade);
    }

    private static BatteryCurves curves(double[] power, double[] efficiency, double fade) {
        return new BatteryCurves(new double[] {0, 1}, power, new double[] {0, 1}, efficiency, fade);
    }

    private static Stage stage(BatteryCurves curves) {
        return Stage.of(home("a", curveBattery(10, 5, curves)));
    }

    @Test
    void charge_atFullPower_usesTheEfficiencyOfFullPower() {
        Stage stage = stage(rising(0)).storage(1).step();
        // One way √0.81 = 0.9.
        assertThat(stage.flows.chargeKwh[0]).isEqualTo(5);
        assertThat(stage.state.storedKwh(0)).isCloseTo(4.5, within(TINY));
        assertThat(stage.flows.lossKwh[0]).isCloseTo(0.5, within(TINY));
    }

    @Test
    void charge_atHalfPower_usesTheEfficiencyBetweenTheKnots() {
        Stage stage = stage(rising(0)).storage(0.5).step();
        // Round trip (0.64 + 0.81)/2 = 0.725.
        assertThat(stage.state.storedKwh(0)).isCloseTo(2.5 * Math.sqrt(0.725), within(TINY));
    }

    @Test
    void charge_nearlyFull_fillsExactly() {
        Stage stage = stage(rising(0)).stored(9.1).storage(1).step();
        // Room 0.9: at full power 1 kWh; at a fifth of it the round trip is 0.674.
        assertThat(stage.flows.chargeKwh[0]).isCloseTo(0.9 / Math.sqrt(0.674), within(TINY));
        assertThat(stage.state.storedKwh(0)).isCloseTo(10, within(TINY));
    }

    @Test
    void discharge_atFullPower_drawsByTheEfficiency() {
        Stage stage = stage(rising(0)).stored(10).storage(-1).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(5);
        assertThat(stage.state.storedKwh(0)).isCloseTo(10 - 5 / 0.9, within(TINY));
    }

    @Test
    void powerCurve_limitsThePowerBySoc() {
        // Half full: a share of 1 − 0.5·0.8 = 0.6 of 5 kW.
        Stage stage = stage(curves(new double[] {1, 0.2}, new double[] {1, 1}, 0));
        stage.stored(5).storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isCloseTo(3, within(TINY));
    }

    @Test
    void curves_beyondTheirKnots_areExtended() {
        var curves =
                new BatteryCurves(
                        new double[] {0.25, 0.5, 0.75},
                        new double[] {0.5, 0.75, 0.75},
                        new double[] {0.5, 1},
                        new double[] {0.8, 0.9},
                        0);
        // First piece rises by 1 per unit of soc; last piece is level.
        assertThat(curves.powerShareAt(0)).isCloseTo(0.25, within(TINY));
        assertThat(curves.powerShareAt(1)).isCloseTo(0.75, within(TINY));
        assertThat(curves.efficiencyAt(0)).isCloseTo(0.7, within(TINY));
    }

    @Test
    void fade_lowersTheCapacityByTheEnergyMoved() {
        Stage stage = stage(rising(0.01)).storage(1).step();
        // 0.01 · 10 · 5/(2·10)
        assertThat(stage.state.capacityKwh(0)).isCloseTo(9.975, within(TINY));
    }

    @Test
    void fade_belowTheContent_destroysNothingAndAllowsDischargingOnly() {
        BatteryCurves lossless = curves(new double[] {1, 1}, new double[] {1, 1}, 0.2);
        Stage stage = stage(lossless).stored(5).storage(1).step();
        // Full with 10 kWh; the capacity sinks by 0.2·10·5/20 = 0.5.
        assertThat(stage.state.storedKwh(0)).isEqualTo(10);
        assertThat(stage.state.capacityKwh(0)).isCloseTo(9.5, within(TINY));
        stage.storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isZero();
        assertThat(stage.state.storedKwh(0)).isEqualTo(10);
        stage.storage(-1).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(5);
        assertThat(stage.state.storedKwh(0)).isEqualTo(5);
    }

    @Test
    void fade_pastTheWholeCapacity_leavesNoneAndTheContentUsable() {
        BatteryCurves brittle = curves(new double[] {1, 1}, new double[] {1, 1}, 10);
        // 10·10·5/20 = 25 kWh of fade for 10 kWh of capacity.
        Stage stage = stage(brittle).storage(1).step();
        assertThat(stage.state.capacityKwh(0)).isZero();
        stage.storage(1).step();
        assertThat(stage.state.storedKwh(0)).isEqualTo(5);
        stage.storage(-1).step();
        assertThat(stage.flows.dischargeKwh[0]).isEqualTo(5);
        assertThat(stage.state.capacityKwh(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1, 0})
    void noPower_nothingMoves(double action) {
        Stage stage = Stage.of(home("a", curveBattery(10, 0, rising(0))));
        stage.stored(5).storage(action).step();
        assertThat(stage.state.storedKwh(0)).isEqualTo(5);
        assertThat(stage.flows.lossKwh[0]).isZero();
    }

    @Test
    void importLimit_nearlyFullBattery_isMetExactly() {
        // Asked for 5 kW with room 0.9 it would take 1.096 kWh; the limit leaves it 1.095. At the
        // lower power less fits by the look-up, and the meter must not go into export for that.
        Stage stage = Stage.of(limited("a", 1.095, 0, curveBattery(10, 5, rising(0))));
        stage.stored(9.1).storage(1).step();
        assertThat(stage.flows.chargeKwh[0]).isCloseTo(1.095, within(TINY));
        assertThat(stage.flows.gridImportKwh[0]).isCloseTo(1.095, within(TINY));
        assertThat(stage.flows.gridExportKwh[0]).isZero();
        assertThat(stage.state.storedKwh(0)).isLessThanOrEqualTo(10 + TINY);
    }

    @Test
    void limits_onRandomCurves_areKept() {
        Forall.seeds(5000).check(CurveBatteryTest::keepsItsLimits);
    }

    private static void keepsItsLimits(RandomStream r) {
        BatteryCurves curves = RandomCommunity.curves(r);
        double importKw = r.nextBoolean() ? 0 : r.nextDouble(0, 6);
        double exportKw = r.nextBoolean() ? 0 : r.nextDouble(0, 6);
        Stage stage = Stage.of(limited("a", importKw, exportKw, curveBattery(10, 5, curves)));
        stage.stored(r.nextDouble(0, 10));
        for (int t = 0; t < 5; t++) {
            double demand = r.nextDouble(0, 6);
            stage.demand(demand).available(r.nextDouble(0, 6));
            stage.storage(r.nextDouble(-1, 1)).step();
            assertThat(stage.flows.gridImportKwh[0]).isBetween(0.0, importKw + TINY);
            assertThat(stage.flows.gridExportKwh[0]).isBetween(0.0, exportKw + TINY);
            assertThat(stage.state.storedKwh(0)).isBetween(0.0, 10 + TINY);
            assertThat(stage.flows.unservedKwh[0]).isBetween(0.0, demand);
        }
    }

    @Test
    void efficiencyOutsideItsRange_isRefused() {
        double[] full = {1, 1};
        for (double wrong : new double[] {0, -0.5, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> curves(full, new double[] {0.9, wrong}, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("powerEfficiencyCurve")
                    .hasMessageContaining(String.valueOf(wrong));
        }
    }

    @Test
    void powerShareOutsideItsRange_isRefused() {
        for (double wrong : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> curves(new double[] {wrong, 1}, new double[] {1, 1}, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("capacityPowerCurve")
                    .hasMessageContaining(String.valueOf(wrong));
        }
    }

    @Test
    void extensionBeyondTheKnots_thatLeavesTheRange_isRefused() {
        // From 0.1 at soc 0.5 down by 1.8 per unit of soc: below 0 before the battery is full.
        assertThatThrownBy(
                        () ->
                                new BatteryCurves(
                                        new double[] {0, 0.5},
                                        new double[] {1, 0.1},
                                        new double[] {0, 1},
                                        new double[] {1, 1},
                                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacityPowerCurve at 1.0");
    }

    @Test
    void knotsThatDoNotRise_areRefused() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(
                            () ->
                                    new BatteryCurves(
                                            new double[] {0, wrong},
                                            new double[] {1, 1},
                                            new double[] {0, 1},
                                            new double[] {1, 1},
                                            0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("capacityPowerCurve");
        }
    }

    @Test
    void curvesOfUnequalLength_areRefused() {
        assertThatThrownBy(
                        () ->
                                new BatteryCurves(
                                        new double[] {0, 1},
                                        new double[] {1},
                                        new double[] {0, 1},
                                        new double[] {1, 1},
                                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacityPowerCurve");
    }
}
