package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PvArrayTest {
    private static final Place LONDON = new Place(51.5, -0.13, 20);

    private static SunPath at(double zenithDeg, double azimuthDeg) {
        var sun = new SunPosition(zenithDeg, zenithDeg, azimuthDeg);
        return SunPath.of(List.of(sun), new double[] {1361});
    }

    private static TimeAxis hours(String start, int steps) {
        return TimeAxis.of(Instant.parse(start), Duration.ofHours(1), steps, ZoneOffset.UTC);
    }

    /// The same weather in every step: 10 °C, 2 m/s.
    private static WeatherSeries constant(int steps, double ghi, double dni, double dhi) {
        return new WeatherSeries(
                filled(steps, 10),
                filled(steps, ghi),
                filled(steps, dni),
                filled(steps, dhi),
                filled(steps, 2));
    }

    private static double[] filled(int steps, double value) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] lights(RandomStream random, double zenithDeg) {
        double dni = random.nextDouble(0, 1100) * random.nextInt(2);
        double dhi = random.nextDouble(0, 500) * random.nextInt(2);
        double up = Math.max(0, Math.cos(Math.toRadians(zenithDeg)));
        return new double[] {dni * up + dhi, dni, dhi};
    }

    private static Transposition transposition(RandomStream random) {
        return List.of(Transposition.values()).get(random.nextInt(3));
    }

    private static CellTemperature model(RandomStream random) {
        return switch (random.nextInt(5)) {
            case 0 -> CellTemperature.Sapm.INSULATED_BACK_GLASS_POLYMER;
            case 1 -> CellTemperature.PvSyst.INSULATED;
            case 2 -> CellTemperature.Faiman.OPEN_RACK;
            case 3 -> CellTemperature.NoctSam.of(45, 0.2);
            default -> new CellTemperature.Ross(45);
        };
    }

    @Test
    void plane_underAnySun_hasFiniteLightOfAtLeastZero() {
        Forall.seeds(3000)
                .check(
                        random -> {
                            double zenith = random.nextDouble(0, 180);
                            double[] light = lights(random, zenith);
                            var plane =
                                    new PlaneOfArray(
                                            at(zenith, random.nextDouble(0, 360)),
                                            transposition(random),
                                            random.nextDouble(0, 180),
                                            random.nextDouble(-360, 360),
                                            random.nextDouble(0, 1));
                            assertThat(plane.globalWPerM2(0, light[0], light[1], light[2]))
                                    .isFinite()
                                    .isNotNegative();
                        });
    }

    @Test
    void levelPlane_sunAboveFiveDegrees_receivesTheGlobalLight() {
        Forall.seeds(1000)
                .check(
                        random -> {
                            double zenith = random.nextDouble(0, 85);
                            double[] light = lights(random, zenith);
                            var plane =
                                    new PlaneOfArray(
                                            at(zenith, random.nextDouble(0, 360)),
                                            transposition(random),
                                            0,
                                            random.nextDouble(0, 360),
                                            0.2);
                            assertThat(plane.globalWPerM2(0, light[0], light[1], light[2]))
                                    .isCloseTo(light[0], within(1e-9));
                        });
    }

    @ParameterizedTest
    @EnumSource(Transposition.class)
    void plane_sunAtAndBelowTheHorizon_seesDiffuseLightAlone(Transposition transposition) {
        for (double zenith : new double[] {90.001, 91, 135, 180}) {
            var plane = new PlaneOfArray(at(zenith, 180), transposition, 90, 180, 0);
            // An upright plane sees half of the sky; the ground throws nothing back.
            assertThat(plane.globalWPerM2(0, 50, 300, 40)).isCloseTo(20, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(Transposition.class)
    void plane_sunBehind_seesNoBeam(Transposition transposition) {
        var plane = new PlaneOfArray(at(60, 0), transposition, 90, 180, 0);
        assertThat(plane.incidenceDeg(0)).isCloseTo(150, within(1e-9));
        assertThat(plane.beamWPerM2(0, 800)).isZero();
    }

    @Test
    void power_underAnySun_isFiniteAndWithinTheRating() {
        Forall.seeds(3000)
                .check(
                        random -> {
                            double zenith = random.nextDouble(0, 180);
                            double[] light = lights(random, zenith);
                            double acKw = random.nextDouble(0.5, 10);
                            var system =
                                    new PvSystem(
                                            random.nextDouble(0.5, 20),
                                            random.nextDouble(0, 180),
                                            random.nextDouble(0, 360),
                                            transposition(random),
                                            model(random),
                                            random.nextDouble(-0.02, 0),
                                            random.nextDouble(0, 1),
                                            PvInverter.of(acKw),
                                            0.2);
                            PvArray array = system.under(at(zenith, random.nextDouble(0, 360)));
                            double powerKw =
                                    array.acKw(
                                            0,
                                            light[0],
                                            light[1],
                                            light[2],
                                            random.nextDouble(-40, 50),
                                            random.nextDouble(0, 40));
                            assertThat(powerKw).isBetween(0.0, acKw);
                        });
    }

    /// In the hour from 05:00 the sun rises over London at about 05:12 on 9 April. All its light
    /// falls in the three quarters with the sun up.
    @Test
    void energy_sunRisesWithinTheStep_keepsTheMeanLight() {
        TimeAxis axis = hours("2019-04-09T05:00:00Z", 1);
        SunPath sun = SunPath.of(axis, LONDON);
        assertThat(sun.samplesPerStep()).isEqualTo(4);
        assertThat(sun.sunlitSamples(0)).isEqualTo(3);
        // A lossless system of 1 kW whose cells do not mind the heat and whose inverter is as good
        // as constant (large): DC is proportional to the light, 30 W/m² of diffuse light on
        // average.
        var system =
                new PvSystem(
                        1,
                        0,
                        180,
                        Transposition.ISOTROPIC,
                        CellTemperature.Faiman.OPEN_RACK,
                        0,
                        0,
                        PvInverter.of(0.01),
                        0);
        PvArray array = system.under(sun);
        double[] energy = new double[1];
        array.acEnergyKwh(constant(1, 30, 0, 30), 1, energy);
        // 40 W/m² in three samples, each above the rating of 10 W: 3/4 of an hour at 10 W.
        assertThat(energy[0]).isCloseTo(0.0075, within(1e-15));
    }

    /// In the middle of the step from 04:35 the sun is still down, in its last quarters it is up.
    @Test
    void energy_beamInTheHourOfSunrise_isNotLost() {
        TimeAxis axis = hours("2019-04-09T04:35:00Z", 1);
        SunPath coarse = SunPath.of(axis, LONDON, SunAlgorithm.SPA, 1);
        SunPath fine = SunPath.of(axis, LONDON, SunAlgorithm.SPA, 4);
        assertThat(coarse.isUp(0)).isFalse();
        assertThat(fine.sunlitSamples(0)).isBetween(1, 3);
        WeatherSeries beam = constant(1, 20, 100, 15);
        PvSystem east = PvSystem.of(4, 90, 90);
        // Half of the sky and a tenth of the ground's light are 9.5 W/m², the beam is 100 W/m².
        assertThat(east.acEnergyKwh(fine, beam, 1)[0])
                .isGreaterThan(5 * east.acEnergyKwh(coarse, beam, 1)[0]);
    }

    @Test
    void energy_lightButNoSunInTheStep_isThatOfDiffuseLight() {
        SunPath night = SunPath.of(hours("2019-04-09T00:00:00Z", 1), LONDON);
        PvSystem system = PvSystem.of(4, 30, 180);
        double energy = system.acEnergyKwh(night, constant(1, 100, 500, 100), 1)[0];
        PvArray array = system.under(night);
        assertThat(energy).isPositive().isEqualTo(array.acKw(0, 100, 0, 100, 10, 2));
    }

    @Test
    void energy_noLight_isZero() {
        SunPath day = SunPath.of(hours("2019-06-21T00:00:00Z", 24), LONDON);
        assertThat(PvSystem.of(4, 30, 180).acEnergyKwh(day, constant(24, 0, 0, 0), 1))
                .containsOnly(0.0);
    }

    /// The mean of the step from 12:00 belongs to 12:30: a morning and an evening step at the same
    /// distance from the sun's noon give the same.
    @Test
    void energy_stepsMirroredAtNoon_areEqual() {
        // The sun crosses 0° E on 15 April 2019 at noon, the equation of time being near zero.
        Place greenwich = new Place(51.5, 0, 0);
        double equation = SunAlgorithm.equationOfTimeMin(Instant.parse("2019-04-15T12:00:00Z"));
        assertThat(equation).isBetween(-0.2, 0.2);
        SunPath sun = SunPath.of(hours("2019-04-15T00:00:00Z", 24), greenwich);
        double[] energy = PvSystem.of(4, 30, 180).acEnergyKwh(sun, constant(24, 450, 400, 150), 1);
        for (int h = 7; h < 12; h++) {
            // Declination moves by 0.36° a day: by less than 0.5 % between morning and evening.
            assertThat(energy[23 - h] / energy[h]).as("hour %d", h).isBetween(0.995, 1.005);
        }
        assertThat(energy[11]).isGreaterThan(energy[10]);
    }

    @Test
    void energy_lengthsDiffer_saysWhich() {
        SunPath sun = SunPath.of(hours("2019-04-15T00:00:00Z", 24), LONDON);
        assertThatThrownBy(() -> PvSystem.of(4, 30, 180).acEnergyKwh(sun, constant(23, 0, 0, 0), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The weather has 23 steps but needs the 24 of the sun path.");
    }
}
