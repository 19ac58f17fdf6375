package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

final class SunPathTest {
    private static final Place QUITO = new Place(-0.2, -78.5, 2850);

    private static TimeAxis axis(String start, Duration step, int steps) {
        return TimeAxis.of(Instant.parse(start), step, steps, ZoneOffset.UTC);
    }

    @Test
    void samples_ofAStep_lieInTheMiddlesOfItsParts() {
        SunPath path =
                SunPath.of(
                        axis("2023-03-20T14:00:00Z", Duration.ofMinutes(30), 2),
                        QUITO,
                        SunAlgorithm.SPA,
                        3);
        assertThat(path.samples()).isEqualTo(6);
        // Ten minutes each: the fourth sample is the first of the step from 14:30.
        SunPosition sun = SunAlgorithm.SPA.position(Instant.parse("2023-03-20T14:35:00Z"), QUITO);
        assertThat(Math.toDegrees(path.zenithRad(3)))
                .isCloseTo(sun.apparentZenithDeg(), within(1e-12));
        assertThat(path.airMass(3)).isEqualTo(AirMass.relative(sun.apparentZenithDeg()));
    }

    @Test
    void samplesPerStep_byDefault_lastAtMostAQuarterOfAnHour() {
        for (int minutes : new int[] {1, 5, 15, 20, 30, 60}) {
            Duration step = Duration.ofMinutes(minutes);
            SunPath path = SunPath.of(axis("2023-03-20T14:00:00Z", step, 1), QUITO);
            assertThat((double) minutes / path.samplesPerStep()).isBetween(1.0, 15.0);
            assertThat(path.samplesPerStep() - 1).isLessThan(minutes);
        }
    }

    /// On the equator the sun is up for half of the day, and refraction and its parallax change
    /// that by minutes.
    @Test
    void sunlitSamples_overAnEquatorialDay_areHalfOfIt() {
        SunPath path = SunPath.of(axis("2023-03-20T00:00:00Z", Duration.ofMinutes(15), 96), QUITO);
        int up = 0;
        for (int t = 0; t < path.steps(); t++) {
            assertThat(path.sunlitSamples(t)).isEqualTo(path.isUp(t) ? 1 : 0);
            up += path.sunlitSamples(t);
        }
        assertThat(up).isBetween(48, 49);
    }

    @Test
    void airMass_byHeightOfTheSun_growsToTheHorizonAndIsInfiniteBelow() {
        assertThat(AirMass.relative(0)).isCloseTo(1, within(1e-3));
        assertThat(AirMass.relative(60)).isCloseTo(2, within(1e-2));
        // Kasten and Young give 37.92 at the horizon.
        assertThat(AirMass.relative(90)).isCloseTo(37.92, within(0.01));
        assertThat(AirMass.relative(90.001)).isInfinite();
    }

    @Test
    void clearSky_underAnySun_closesAndIsFinite() {
        Forall.seeds(2000)
                .check(
                        random -> {
                            double zenith = random.nextDouble(0, 180);
                            Place place = new Place(0, 0, random.nextDouble(-100, 5000));
                            Irradiance light =
                                    ClearSky.ineichen(zenith, 1361, random.nextDouble(1, 8), place);
                            double up = Math.max(0, Math.cos(Math.toRadians(zenith)));
                            assertThat(light.ghiWPerM2()).isFinite().isNotNegative();
                            assertThat(light.dniWPerM2()).isBetween(0.0, 1361.0);
                            assertThat(light.dhiWPerM2()).isNotNegative();
                            assertThat(light.dniWPerM2() * up + light.dhiWPerM2())
                                    .isCloseTo(light.ghiWPerM2(), within(1e-9));
                            assertThat(ClearSky.haurwitzWPerM2(zenith)).isBetween(0.0, 1098.0);
                        });
    }

    @Test
    void erbs_underAnySun_closesAndKeepsTheBeamPossible() {
        Forall.seeds(2000)
                .check(
                        random -> {
                            double zenith = random.nextDouble(0, 180);
                            double ghi = random.nextDouble(0, 1200);
                            Irradiance light = Erbs.split(ghi, zenith, 1361);
                            assertThat(light.dniWPerM2()).isFinite().isNotNegative();
                            assertThat(light.dhiWPerM2()).isBetween(0.0, ghi);
                            double up = Math.max(0, Math.cos(Math.toRadians(zenith)));
                            assertThat(light.dniWPerM2() * up + light.dhiWPerM2())
                                    .isCloseTo(ghi, within(1e-9));
                        });
    }

    @Test
    void positionsAndLights_ofDifferentNumber_areRefused() {
        assertThatThrownBy(
                        () ->
                                SunPath.of(
                                        List.of(new SunPosition(30, 30, 180)),
                                        new double[] {1361, 1361}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The extraterrestrialWPerM2 has 2 numbers but needs 1.");
    }
}
