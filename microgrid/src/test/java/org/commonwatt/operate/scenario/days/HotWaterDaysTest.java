package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class HotWaterDaysTest {
    private static TimeAxis axis(String start, int days, int minutes) {
        return TimeAxis.of(
                Instant.parse(start),
                Duration.ofMinutes(minutes),
                days * 1440 / minutes,
                ZoneId.of("Europe/London"));
    }

    private static GeneratedSeries series(TimeAxis axis, long seed) {
        return new GeneratedSeries(axis, Site.of(51.5, -0.14), RandomStreams.of(seed));
    }

    @Test
    void heat_ofAYear_isWhatWasAskedFor() {
        TimeAxis year = axis("2025-01-01T00:00:00Z", 365, 60);
        GeneratedSeries series = series(year, 1);
        for (double wanted : new double[] {600, 2000, 5000}) {
            double total = 0;
            for (int home = 0; home < 20; home++) {
                total += sum(series.hotWaterKwh(wanted, "home_" + home)) / 20;
            }
            assertThat(total).isCloseTo(wanted, within(0.08 * wanted));
        }
        assertThat(sum(series.hotWaterKwh(0, "home_0"))).isZero();
    }

    @Test
    void heat_ofManyHomes_isDrawnInTheMorningAndInTheEvening() {
        TimeAxis year = axis("2025-01-01T00:00:00Z", 200, 60);
        GeneratedSeries series = series(year, 2);
        double[] hours = new double[24];
        for (int home = 0; home < 20; home++) {
            double[] heat = series.hotWaterKwh(2000, "home_" + home);
            for (int t = 0; t < heat.length; t++) {
                hours[year.hourOfDay(t)] += heat[t];
            }
        }
        double mean = sum(hours) / 24;
        assertThat(hours[7]).isGreaterThan(1.5 * mean);
        assertThat(hours[19]).isGreaterThan(1.2 * mean);
        assertThat(hours[7]).isGreaterThan(hours[11]);
        assertThat(hours[19]).isGreaterThan(hours[15]);
        assertThat(hours[3]).isLessThan(0.1 * mean);
    }

    @Test
    void heat_whileEverybodyIsAway_isNotDrawn() {
        TimeAxis year = axis("2025-01-01T00:00:00Z", 365, 60);
        double[] heat = series(year, 1).hotWaterKwh(2000, "home_0");
        double[] days = HomeStatistic.days(year, heat);
        long empty = Arrays.stream(days).filter(kwh -> kwh == 0).count();
        // 3.5 % of days on average, in holidays of 2 to 14 days.
        assertThat(empty).isBetween(2L, 40L);
    }

    @Test
    void heat_laterWindowAndShorterSteps_isThatOfTheSameDates() {
        double[] month = series(axis("2025-03-01T00:00:00Z", 31, 60), 9).hotWaterKwh(2500, "a");
        double[] days = series(axis("2025-03-20T00:00:00Z", 4, 15), 9).hotWaterKwh(2500, "a");
        double[] hourly = new double[96];
        for (int t = 0; t < days.length; t++) {
            hourly[t / 4] += days[t];
        }
        assertThat(hourly)
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(Arrays.copyOfRange(month, 19 * 24, 23 * 24));
    }

    @Test
    void heat_belowNothing_isRefused() {
        assertThatThrownBy(
                        () -> series(axis("2025-03-01T00:00:00Z", 1, 60), 9).hotWaterKwh(-1, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("annualKwh");
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
