package org.commonwatt.grid.wind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindTurbineTest {
    private static final Place SEA = new Place(54, 8, 0);

    private static final WindShear NO_SHEAR = new WindShear.PowerLaw(0);

    private static WeatherSeries weather(double airC, double... windMs) {
        double[] dark = new double[windMs.length];
        double[] air = dark.clone();
        Arrays.fill(air, airC);
        return new WeatherSeries(air, dark, dark, dark, windMs);
    }

    /// (v³ − 3³)/(12³ − 3³): 6 m/s give 189/1701 = 1/9, 9 m/s 702/1701.
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "2.999, 0",
        "3, 0",
        "6, 0.1111111",
        "9, 0.4126984",
        "12, 1",
        "25, 1",
        "25.001, 0"
    })
    void cubic_atSpeed_hasTheShare(double windMs, double share) {
        assertThat(PowerCurve.cubic(3, 12, 25).share(windMs)).isCloseTo(share, within(2e-5));
    }

    @Test
    void curve_betweenKnots_isLinear() {
        var curve = PowerCurve.of(new double[] {4, 8, 10, 20}, new double[] {0.1, 0.5, 1, 0.8});
        assertThat(curve.share(3.9)).isZero();
        assertThat(curve.share(4)).isEqualTo(0.1);
        assertThat(curve.share(5)).isCloseTo(0.2, within(1e-15));
        assertThat(curve.share(9)).isCloseTo(0.75, within(1e-15));
        assertThat(curve.share(20)).isEqualTo(0.8);
        assertThat(curve.share(20.1)).isZero();
    }

    @Test
    void curve_outOfOrder_saysWhere() {
        assertThatThrownBy(() -> PowerCurve.of(new double[] {4, 4}, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power curve");
        assertThatThrownBy(() -> PowerCurve.of(new double[] {4, 5}, new double[] {0, 1.1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> PowerCurve.cubic(12, 3, 25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cutInMs (12.0)");
    }

    @Test
    void shear_fromTenMetres_growsWithHeight() {
        // 2^(1/7) = 1.10409; ln(20/0.1)/ln(10/0.1) = 5.29832/4.60517.
        assertThat(WindShear.PowerLaw.ONE_SEVENTH.ratio(20, 10)).isCloseTo(1.10409, within(1e-5));
        assertThat(new WindShear.LogLaw(0.1).ratio(20, 10)).isCloseTo(1.150515, within(1e-6));
    }

    @Test
    void density_ofStandardAir_isThatOfCurves() {
        assertThat(WindTurbine.airDensity(SEA.pressurePa(), 15)).isCloseTo(1.225, within(1e-3));
    }

    @Test
    void power_inThinAir_isThatOfASlowerWind() {
        WindTurbine turbine = WindTurbine.of(100, 30);
        // An eighth of the density halves the wind that the blades feel.
        assertThat(turbine.acKw(12, 1.225 / 8)).isCloseTo(100 / 9.0, within(2e-3));
    }

    @Test
    void power_aboveTheCutOut_isZeroWhateverTheDensity() {
        WindTurbine turbine = WindTurbine.of(100, 30);
        assertThat(turbine.acKw(25.1, 0.9)).isZero();
        // Dense air does not make a gale of a wind below the cut-out.
        assertThat(turbine.acKw(24.9, 1.5)).isEqualTo(100);
    }

    @Test
    void energy_ofAStep_isPowerAtTheHubTimesTheStep() {
        var turbine = new WindTurbine(50, 40, PowerCurve.cubic(3, 12, 25), NO_SHEAR, 0.1);
        // 15 °C at sea: density 1.225; 9 m/s: 0.4126984 of 50 kW less 10 %, for half an hour.
        double[] energy = turbine.acEnergyKwh(weather(15, 0, 9, 15, 26), SEA, 0.5);
        assertThat(energy).hasSize(4);
        assertThat(energy[0]).isZero();
        assertThat(energy[1]).isCloseTo(0.5 * 0.9 * 50 * 0.4126984, within(5e-3));
        assertThat(energy[2]).isCloseTo(22.5, within(1e-12));
        assertThat(energy[3]).isZero();
    }

    @Test
    void energy_atAHigherHub_isThatOfTheStrongerWind() {
        var low = new WindTurbine(50, 10, PowerCurve.cubic(3, 12, 25), NO_SHEAR, 0);
        var high = WindTurbine.of(50, 70);
        // 7^(1/7) = 1.3205.
        double[] expected = low.acEnergyKwh(weather(10, 6 * Math.pow(7, 1 / 7.0)), SEA, 1);
        assertThat(high.acEnergyKwh(weather(10, 6), SEA, 1)).containsExactly(expected);
    }

    @Test
    void energy_inAnyWeather_isWithinTheRatingAndRisesWithTheWindBelowTheCutOut() {
        Forall.seeds(500)
                .check(
                        random -> {
                            double rated = random.nextDouble(0.1, 5000);
                            WindTurbine turbine = WindTurbine.of(rated, random.nextDouble(3, 150));
                            double density = random.nextDouble(0.6, 1.5);
                            double wind = random.nextDouble(0, 25);
                            double more = random.nextDouble(wind, 25);
                            assertThat(turbine.acKw(wind, density))
                                    .isBetween(0.0, turbine.acKw(more, density));
                            double hubWind = random.nextDouble(0, 120);
                            assertThat(turbine.acKw(hubWind, density)).isBetween(0.0, rated);
                        });
    }

    @Test
    void energy_lengthsDiffer_saysWhich() {
        assertThatThrownBy(
                        () ->
                                WindTurbine.of(10, 30)
                                        .acEnergyKwh(weather(10, 5, 5), SEA, 1, new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The energyKwh has 1 steps but needs the 2 of the weather.");
    }
}
