package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.grid.solar.PvSystem;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class SunDaysTest {
    private static final Site SITE = Site.of(51.5, -0.14);
    private static final PvSystem SYSTEM = PvSystem.of(4, 35, 180);

    private static TimeAxis axis(int days, int minutes) {
        return TimeAxis.of(
                Instant.parse("2025-06-01T00:00:00Z"),
                Duration.ofMinutes(minutes),
                days * 1440 / minutes,
                ZoneOffset.UTC);
    }

    private static GeneratedSeries series(TimeAxis axis, long seed) {
        return new GeneratedSeries(axis, SITE, RandomStreams.of(seed));
    }

    @Test
    void weather_anySeed_isPossibleAndDarkAtNight() {
        TimeAxis axis = axis(5, 30);
        Forall.seeds(20)
                .check(
                        random -> {
                            WeatherSeries weather = series(axis, random.nextLong()).weather();
                            assertThat(weather.steps()).isEqualTo(axis.steps());
                            for (int t = 0; t < axis.steps(); t++) {
                                assertThat(weather.temperatureC(t)).isBetween(-15.0, 45.0);
                                assertThat(weather.dhiWPerM2(t))
                                        .isLessThanOrEqualTo(weather.ghiWPerM2(t) + 1e-9);
                                // Beam light is what is left of 1361 W/m² and a little.
                                assertThat(weather.dniWPerM2(t)).isLessThan(1420);
                                if (axis.hourOfDay(t) < 2) {
                                    assertThat(weather.ghiWPerM2(t)).isZero();
                                }
                            }
                        });
    }

    @Test
    void weather_longerSteps_areMeansOfShorterOnes() {
        WeatherSeries fine = series(axis(4, 10), 3).weather();
        WeatherSeries coarse = series(axis(4, 60), 3).weather();
        for (int t = 0; t < coarse.steps(); t++) {
            double temperature = 0;
            double light = 0;
            double wind = 0;
            for (int k = 6 * t; k < 6 * t + 6; k++) {
                temperature += fine.temperatureC(k) / 6;
                light += fine.ghiWPerM2(k) / 6;
                wind += fine.windMs(k) / 6;
            }
            assertThat(coarse.temperatureC(t)).isCloseTo(temperature, within(1e-9));
            assertThat(coarse.ghiWPerM2(t)).isCloseTo(light, within(1e-9));
            assertThat(coarse.windMs(t)).isCloseTo(wind, within(1e-9));
        }
    }

    @Test
    void panels_inTheMiddle_seeTheObservedWeather() {
        // At ten minutes a step is one sample, so only the roof's own losses (3 %) tell the two
        // apart.
        GeneratedSeries series = series(axis(10, 10), 5);
        double[] roof = series.pvKwh(SYSTEM, RoofPlace.MIDDLE, "a");
        double[] observed = series.pvKwh(SYSTEM, series.weather());
        double ratio = sum(roof) / sum(observed);
        assertThat(ratio).isCloseTo(1, within(0.12));
        for (int t = 0; t < roof.length; t++) {
            assertThat(roof[t])
                    .as("step %d", t)
                    .isCloseTo(ratio * observed[t], within(0.02 * observed[t] + 1e-4));
        }
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    @Test
    void neighbours_farRoofs_swingLessTogetherThanNearOnes() {
        GeneratedSeries series = series(axis(20, 1), 7);
        double[] here = series.pvKwh(SYSTEM, RoofPlace.MIDDLE, "a");
        double near = rampCorrelation(here, series.pvKwh(SYSTEM, new RoofPlace(20, 20), "b"), 1);
        double[] away = series.pvKwh(SYSTEM, new RoofPlace(700, 700), "c");
        assertThat(near).isGreaterThan(0.85);
        assertThat(rampCorrelation(here, away, 1)).isLessThan(0.6);
        // Over half an hour both have seen the same clouds.
        assertThat(rampCorrelation(here, away, 30)).isGreaterThan(0.85);
    }

    /// Correlation of the changes from one mean over `steps` to the next.
    private static double rampCorrelation(double[] a, double[] b, int steps) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 1; k < a.length / steps; k++) {
            double rampA = block(a, k, steps) - block(a, k - 1, steps);
            double rampB = block(b, k, steps) - block(b, k - 1, steps);
            ab += rampA * rampB;
            aa += rampA * rampA;
            bb += rampB * rampB;
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double block(double[] values, int k, int steps) {
        return Arrays.stream(values, k * steps, (k + 1) * steps).sum();
    }

    @Test
    void roof_ofAnId_liesInTheNeighbourhoodAndStays() {
        GeneratedSeries series = series(axis(1, 60), 7);
        for (int home = 0; home < 50; home++) {
            RoofPlace roof = series.roof("home_" + home);
            assertThat(Math.hypot(roof.eastM(), roof.northM())).isLessThanOrEqualTo(300);
            assertThat(series(axis(2, 30), 7).roof("home_" + home)).isEqualTo(roof);
        }
        assertThat(series.roof("home_0")).isNotEqualTo(series.roof("home_1"));
    }

    @Test
    void panels_weatherOfAnotherLength_areRefused() {
        GeneratedSeries series = series(axis(2, 60), 1);
        WeatherSeries day = series(axis(1, 60), 1).weather();
        assertThatThrownBy(() -> series.pvKwh(SYSTEM, day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("48");
    }
}
