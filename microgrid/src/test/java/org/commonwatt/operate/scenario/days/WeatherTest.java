package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class WeatherTest {
    private static final Site SITE = Site.of(51.5, -0.14);
    private static final int YEARS = 40;

    private static TimeAxis year() {
        return TimeAxis.of(
                Instant.parse("2025-01-01T00:00:00Z"),
                Duration.ofHours(1),
                365 * 24,
                ZoneOffset.UTC);
    }

    private static LocalDay day(TimeAxis axis, int day) {
        return new LocalDay(axis.date(day), axis.zone());
    }

    /// Departures of every day's noon from the usual temperature, `[years][days]`.
    private static double[][] anomalies() {
        TimeAxis axis = year();
        double[][] anomalies = new double[YEARS][axis.days()];
        for (int seed = 0; seed < YEARS; seed++) {
            var weather = new Weather(axis, SITE, RandomStreams.of(seed));
            for (int d = 0; d < axis.days(); d++) {
                LocalDay day = day(axis, d);
                for (int hour = 1; hour < 24; hour += 2) {
                    double second = day.startSecond() + 3600.0 * hour;
                    double usual = Air.usualC(SITE, day.date(), 60.0 * hour);
                    anomalies[seed][d] += (weather.temperatureC(day, second) - usual) / 12;
                }
            }
        }
        return anomalies;
    }

    @Test
    void temperature_manyYears_remembersTheDayBeforeAndHasFatTails() {
        double[] all = Arrays.stream(anomalies()).flatMapToDouble(Arrays::stream).toArray();
        double mean = HomeStatistic.mean(all);
        double square = 0;
        double fourth = 0;
        for (double x : all) {
            square += (x - mean) * (x - mean) / all.length;
            fourth += Math.pow(x - mean, 4) / all.length;
        }
        assertThat(mean).isCloseTo(0, within(0.5));
        assertThat(Math.sqrt(square)).isBetween(2.2, 3.4);
        // A Gaussian has a kurtosis of 3; its standard error over these days is below 0.1.
        assertThat(fourth / (square * square)).isBetween(3.2, 5.5);
        assertThat(HomeStatistic.autocorrelation(all, 1)).isBetween(0.7, 0.9);
        assertThat(HomeStatistic.autocorrelation(all, 5)).isBetween(0.2, 0.5);
    }

    @Test
    void summers_ofManyYears_haveOneToFourHeatWavesOfSomeDays() {
        // Perkins and Alexander (2013): at least three days in a row above the 90 % quantile of
        // their season, here of all Junes to Augusts.
        double[][] anomalies = anomalies();
        int first = 151;
        int end = 243;
        double[] summers =
                Arrays.stream(anomalies)
                        .flatMapToDouble(y -> Arrays.stream(y, first, end))
                        .toArray();
        double hot = HomeStatistic.quantile(summers, 0.9);
        int waves = 0;
        int waveDays = 0;
        for (double[] year : anomalies) {
            int run = 0;
            for (int d = first; d <= end; d++) {
                boolean isHot = d < end && year[d] > hot;
                if (!isHot && run >= 3) {
                    waves++;
                    waveDays += run;
                }
                run = isHot ? run + 1 : 0;
            }
        }
        assertThat((double) waves / YEARS).isBetween(0.8, 2.5);
        assertThat((double) waveDays / waves).isBetween(3.5, 7.0);
    }

    @Test
    void wind_manyYears_isNearlyWeibullAndStrongerUnderClouds() {
        TimeAxis axis = year();
        Climate.Wind law = SITE.climate().wind();
        double[] noons = new double[YEARS * axis.days()];
        for (int seed = 0; seed < YEARS; seed++) {
            var weather = new Weather(axis, SITE, RandomStreams.of(seed));
            for (int d = 0; d < axis.days(); d++) {
                LocalDay day = day(axis, d);
                // At these hours the course of the day is at its mean.
                noons[seed * axis.days() + d] =
                        weather.windMs(day, day.startSecond() + 3600 * 19.5);
            }
        }
        assertThat(Arrays.stream(noons).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9, 0.98}) {
            double weibull = law.scaleMs() * Math.pow(-Math.log(1 - share), 1 / law.shape());
            assertThat(HomeStatistic.quantile(noons, share))
                    .as("quantile %s", share)
                    .isCloseTo(weibull, within(0.08 * weibull + 0.1));
        }
    }

    @Test
    void anyHour_laterWindow_hasTheSameWeather() {
        TimeAxis whole = year();
        TimeAxis part =
                TimeAxis.of(
                        Instant.parse("2025-08-05T00:00:00Z"),
                        Duration.ofMinutes(15),
                        3 * 96,
                        ZoneOffset.UTC);
        var all = new Weather(whole, SITE, RandomStreams.of(4));
        var few = new Weather(part, SITE, RandomStreams.of(4));
        for (int d = 0; d < part.days(); d++) {
            LocalDay day = day(part, d);
            for (int minute = 0; minute < 1440; minute += 7) {
                double second = day.startSecond() + 60.0 * minute;
                assertThat(few.temperatureC(day, second)).isEqualTo(all.temperatureC(day, second));
                assertThat(few.windMs(day, second)).isEqualTo(all.windMs(day, second));
                assertThat(few.clouds(day).over(RoofPlace.MIDDLE).clearness(second, 60))
                        .isEqualTo(all.clouds(day).over(RoofPlace.MIDDLE).clearness(second, 60));
            }
        }
    }

    @Test
    void temperature_acrossMidnight_doesNotJump() {
        TimeAxis axis = year();
        var weather = new Weather(axis, SITE, RandomStreams.of(2));
        for (int d = 1; d < axis.days(); d++) {
            double midnight = day(axis, d).startSecond();
            assertThat(weather.temperatureC(day(axis, d), midnight))
                    .isCloseTo(
                            weather.temperatureC(day(axis, d - 1), midnight - 1e-3), within(0.15));
            assertThat(weather.windMs(day(axis, d), midnight))
                    .isCloseTo(weather.windMs(day(axis, d - 1), midnight - 1e-3), within(0.15));
        }
    }
}
