package org.commonwatt.experiments.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.junit.jupiter.api.Test;

/// Hourly weather on the steps of a scenario.
final class WeatherAlignmentTest {
    private static TimeAxis axis(String start, Duration step, int steps) {
        return TimeAxis.of(Instant.parse(start), step, steps, ZoneOffset.UTC);
    }

    private static AlignedWeather.Aligned aligned(WeatherFile file, TimeAxis axis) {
        AlignedWeather aligned = WeatherAlignment.of(file, axis, MadeWeather.PLACE);
        assertThat(aligned)
                .withFailMessage(() -> ((AlignedWeather.Refused) aligned).problem().render())
                .isInstanceOf(AlignedWeather.Aligned.class);
        return (AlignedWeather.Aligned) aligned;
    }

    private static WeatherSeries series(WeatherFile file, TimeAxis axis) {
        return aligned(file, axis).series();
    }

    private static WeatherFile table(String csv) {
        return MadeWeather.read(csv);
    }

    @Test
    void of_sameSteps_keepsEveryNumber() {
        WeatherFile file = MadeWeather.read(MadeWeather.epw(LocalDateTime.of(2019, 7, 1, 0, 0), 2));
        WeatherSeries series = series(file, axis("2019-07-01T07:00:00Z", Duration.ofHours(1), 48));

        for (int t = 0; t < 48; t++) {
            for (WeatherQuantity quantity : WeatherQuantity.OF_SERIES) {
                assertThat(quantity.of(series, t))
                        .as("%s in step %d", quantity, t)
                        .isCloseTo(file.values(quantity)[t], within(1e-9));
            }
        }
    }

    @Test
    void of_shorterSteps_keepTheMeansOfTheLight() {
        WeatherFile file = MadeWeather.read(MadeWeather.epw(LocalDateTime.of(2019, 7, 1, 0, 0), 2));
        for (int minutes : new int[] {1, 5, 15, 30}) {
            int perHour = 60 / minutes;
            WeatherSeries series =
                    series(
                            file,
                            axis(
                                    "2019-07-01T07:00:00Z",
                                    Duration.ofMinutes(minutes),
                                    48 * perHour));
            for (WeatherQuantity quantity :
                    List.of(WeatherQuantity.GHI, WeatherQuantity.DNI, WeatherQuantity.DHI)) {
                double[] hours = file.values(quantity);
                for (int h = 0; h < 48; h++) {
                    double sum = 0;
                    for (int k = 0; k < perHour; k++) {
                        sum += quantity.of(series, h * perHour + k);
                    }
                    assertThat(sum / perHour)
                            .as("%s in hour %d, steps of %d min", quantity, h, minutes)
                            .isCloseTo(hours[h], within(1e-9));
                }
            }
        }
    }

    @Test
    void of_shorterSteps_lightRisesInTheMorningAndAddsUp() {
        WeatherFile file = MadeWeather.read(MadeWeather.epw(LocalDateTime.of(2019, 7, 1, 0, 0), 1));
        WeatherSeries series =
                series(file, axis("2019-07-01T07:00:00Z", Duration.ofMinutes(15), 96));

        var sun = new SunHeight(MadeWeather.PLACE);
        for (int t = 4 * 8; t < 4 * 11; t++) {
            assertThat(series.ghiWPerM2(t)).isLessThan(series.ghiWPerM2(t + 1));
            long start = Instant.parse("2019-07-01T07:00:00Z").getEpochSecond() + 900L * t;
            double parts =
                    series.dhiWPerM2(t) + series.dniWPerM2(t) * sun.meanCosine(start, 900, 3);
            // Adds up in the hour, hence in each quarter but for the bend of cos z within it.
            assertThat(series.ghiWPerM2(t)).isCloseTo(parts, within(0.5));
        }
    }

    @Test
    void of_shorterSteps_temperatureRunsBetweenTheMiddlesOfHours() {
        WeatherFile file =
                table(
                        """
                        time,temperature_c,ghi_w_per_m2,dni_w_per_m2,dhi_w_per_m2,wind_m_per_s
                        2019-01-01T00:00Z,0,0,0,0,1
                        2019-01-01T01:00Z,6,0,0,0,2
                        2019-01-01T02:00Z,6,0,0,0,4
                        """);
        WeatherSeries series =
                series(file, axis("2019-01-01T00:00:00Z", Duration.ofMinutes(30), 6));

        // Middles: 00:30 is 0, 01:30 and 02:30 are 6. The half hour around 00:45 runs from 0 to 3
        // and has the mean 1.5; before the first middle there is nothing but the first hour.
        assertThat(series.temperatureC(0)).isCloseTo(0, within(1e-9));
        assertThat(series.temperatureC(1)).isCloseTo(1.5, within(1e-9));
        assertThat(series.temperatureC(2)).isCloseTo(4.5, within(1e-9));
        assertThat(series.temperatureC(3)).isCloseTo(6, within(1e-9));
        // Wind from 2 at 01:30 to 4 at 02:30: means 2.5 and 3.5.
        assertThat(series.windMs(3)).isCloseTo(2.5, within(1e-9));
        assertThat(series.windMs(4)).isCloseTo(3.5, within(1e-9));
    }

    @Test
    void of_longerSteps_areMeans() {
        WeatherFile file =
                table(
                        """
                        time,temperature_f,ghi_kwh_per_m2,dni_w_per_m2,dhi_w_per_m2,wind_km_per_h
                        2019-01-01T12:00-07:00,32,0.05,0,50,36
                        2019-01-01T12:30-07:00,50,0.10,0,250,72
                        """);
        WeatherSeries series = series(file, axis("2019-01-01T19:00:00Z", Duration.ofHours(1), 1));

        // 32 °F = 0 °C, 50 °F = 10 °C; 0.05 kWh/m² in half an hour are 100 W/m²; 36 km/h = 10 m/s.
        assertThat(series.temperatureC(0)).isCloseTo(5, within(1e-9));
        assertThat(series.ghiWPerM2(0)).isCloseTo(150, within(1e-9));
        assertThat(series.dhiWPerM2(0)).isCloseTo(150, within(1e-9));
        assertThat(series.windMs(0)).isCloseTo(15, within(1e-9));
    }

    @Test
    void of_hoursBesideTheFilesOwn_keepTheSumOfTheLight() {
        // A zone of half hours: rows begin at :30 of universal time.
        List<String> lines = MadeWeather.epw(LocalDateTime.of(2019, 7, 1, 0, 0), 3);
        lines.set(0, lines.getFirst().replace("-105.0,-7.0", "82.5,5.5"));
        WeatherFile file = MadeWeather.read(lines);
        WeatherSeries series = series(file, axis("2019-06-30T19:00:00Z", Duration.ofHours(1), 70));

        double inFile = 0;
        double inSeries = 0;
        double[] hours = file.values(WeatherQuantity.DHI);
        for (int t = 0; t < 70; t++) {
            inFile += hours[t];
            inSeries += series.dhiWPerM2(t);
        }
        // 70 hours end at 17:00 UTC, 22:30 in the dark: no light is cut through.
        assertThat(inSeries).isCloseTo(inFile, within(1e-6));
    }

    @Test
    void of_typicalYear_goesByMonthDayAndHour() {
        WeatherFile file = MadeWeather.read(MadeWeather.tmy3());
        TimeAxis axis = axis("2028-02-28T07:00:00Z", Duration.ofHours(1), 72);
        AlignedWeather.Aligned aligned = aligned(file, axis);

        assertThat(aligned.notes())
                .containsExactly(
                        "made: the file is a typical year; each hour takes the weather of the same month, day and hour.");
        // 28 and 29 February 2028 both take the 59th day, 1 March the 60th.
        assertThat(aligned.series().temperatureC(5)).isCloseTo(5.95, within(1e-9));
        assertThat(aligned.series().temperatureC(24 + 5)).isCloseTo(5.95, within(1e-9));
        assertThat(aligned.series().temperatureC(48 + 5)).isCloseTo(6.05, within(1e-9));
    }

    @Test
    void of_measuredYear_standsForOtherYearsAndSaysSo() {
        WeatherFile file = MadeWeather.read(MadeWeather.epwYear(2019));
        AlignedWeather.Aligned aligned =
                aligned(file, axis("2024-06-01T07:00:00Z", Duration.ofHours(1), 24));

        assertThat(aligned.notes().getFirst())
                .startsWith("made: the file is of other years than the scenario");
        // 1 June 2019 was day 152.
        assertThat(aligned.series().temperatureC(0)).isCloseTo(15.2, within(1e-9));
    }

    @Test
    void of_acrossNewYear_wraps() {
        WeatherFile file = MadeWeather.read(MadeWeather.tmy3());
        WeatherSeries series = series(file, axis("2025-12-31T07:00:00Z", Duration.ofHours(1), 48));

        assertThat(series.temperatureC(0)).isCloseTo(36.5, within(1e-9));
        assertThat(series.temperatureC(24)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void of_daysOutsideTheFile_areRefused() {
        WeatherFile file = MadeWeather.read(MadeWeather.epw(LocalDateTime.of(2019, 7, 1, 0, 0), 2));
        AlignedWeather refused =
                WeatherAlignment.of(
                        file,
                        axis("2019-07-02T07:00:00Z", Duration.ofHours(1), 48),
                        MadeWeather.PLACE);

        assertThat(refused).isInstanceOf(AlignedWeather.Refused.class);
        assertThat(((AlignedWeather.Refused) refused).problem().render())
                .isEqualTo(
                        "made: The file covers 2019-07-01T07:00:00Z to 2019-07-03T07:00:00Z,"
                                + " neither the scenario's 2019-07-02T07:00:00Z to 2019-07-04T07:00:00Z nor a whole year.");
    }

    @Test
    void of_oneIrradianceMissing_isComputedAndSaid() {
        WeatherFile whole =
                MadeWeather.read(MadeWeather.epw(LocalDateTime.of(2019, 7, 1, 0, 0), 1));
        TimeAxis axis = axis("2019-07-01T07:00:00Z", Duration.ofHours(1), 24);
        for (WeatherQuantity lacking :
                List.of(WeatherQuantity.GHI, WeatherQuantity.DNI, WeatherQuantity.DHI)) {
            var csv = new StringBuilder("time");
            List<WeatherQuantity> kept =
                    WeatherQuantity.OF_SERIES.stream().filter(each -> each != lacking).toList();
            kept.forEach(each -> csv.append(',').append(each.header()));
            for (int h = 0; h < 24; h++) {
                csv.append(String.format(Locale.ROOT, "%n2019-07-01T%02d:00-07:00", h));
                for (WeatherQuantity each : kept) {
                    csv.append(',').append(whole.values(each)[h]);
                }
            }
            AlignedWeather.Aligned aligned = aligned(table(csv.append('\n').toString()), axis);

            assertThat(aligned.notes()).hasSize(1);
            assertThat(aligned.notes().getFirst()).contains(lacking.words());
            for (int h = 0; h < 24; h++) {
                // The made sun knows no refraction, which lifts a low one by up to half a degree.
                assertThat(lacking.of(aligned.series(), h))
                        .as("%s in hour %d", lacking, h)
                        .isCloseTo(whole.values(lacking)[h], within(10.0));
            }
        }
    }

    @Test
    void table_withoutUnits_isRefusedOrTold() {
        byte[] csv =
                "time,temperature,sun\n2019-01-01T00:00Z,1,2\n".getBytes(StandardCharsets.UTF_8);

        assertThat(MadeWeather.refused(csv))
                .isEqualTo(
                        "made: The file has no column of weather, such as temperature_c or ghi_w_per_m2; it has time, temperature, sun.\n"
                                + "Maybe the headers lack their units.");
    }
}
