package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Generated photovoltaic years beside PVGIS years of the same place, panel and instants. What a
/// statistic may be is computed from the data: from resamples of two-week blocks of the year.
@Tag("real-data")
final class PvDaysRealDataTest {
    private static final int YEARS = 5;

    /// The range from the 5 % to the 95 % quantile of the resamples is widened by this share of
    /// itself on both sides: one year is little weather.
    private static final double WIDENED = 0.75;

    /// Days before and after one whose best day stands for a cloudless one.
    private static final int SEASON_DAYS = 20;

    /// Figures of a sample of days; a day is `{energy, clearness, 24 × power}`.
    private static final List<YearStatistic> STATISTICS =
            List.of(
                    new YearStatistic(
                            "DAILY_YIELD",
                            days -> HomeStatistic.mean(YearStatistic.column(days, 0))),
                    new YearStatistic(
                            "CLEARNESS_10",
                            days -> HomeStatistic.quantile(YearStatistic.column(days, 1), 0.10)),
                    new YearStatistic(
                            "CLEARNESS_25",
                            days -> HomeStatistic.quantile(YearStatistic.column(days, 1), 0.25)),
                    new YearStatistic(
                            "CLEARNESS_50",
                            days -> HomeStatistic.quantile(YearStatistic.column(days, 1), 0.50)),
                    new YearStatistic(
                            "CLEARNESS_75",
                            days -> HomeStatistic.quantile(YearStatistic.column(days, 1), 0.75)),
                    new YearStatistic(
                            "CLEARNESS_90",
                            days -> HomeStatistic.quantile(YearStatistic.column(days, 1), 0.90)),
                    new YearStatistic(
                            "DAY_TO_DAY",
                            days ->
                                    HomeStatistic.autocorrelation(
                                            YearStatistic.column(days, 1), 1)),
                    new YearStatistic("RAMP_50", days -> HomeStatistic.quantile(ramps(days), 0.50)),
                    new YearStatistic("RAMP_90", days -> HomeStatistic.quantile(ramps(days), 0.90)),
                    new YearStatistic(
                            "RAMP_99", days -> HomeStatistic.quantile(ramps(days), 0.99)));

    /// Changes of power from hour to hour by daylight.
    private static double[] ramps(double[][] days) {
        return Arrays.stream(days)
                .flatMapToDouble(
                        day ->
                                Arrays.stream(hoursOf(day))
                                        .filter(h -> day[h] > 0 || day[h - 1] > 0)
                                        .mapToDouble(h -> Math.abs(day[h] - day[h - 1])))
                .toArray();
    }

    private static int[] hoursOf(double[] day) {
        int[] hours = new int[day.length - 3];
        Arrays.setAll(hours, k -> k + 3);
        return hours;
    }

    private static double[][] days(double[] hourlyKw) {
        double[][] days = new double[hourlyKw.length / 24][26];
        for (int d = 0; d < days.length; d++) {
            System.arraycopy(hourlyKw, 24 * d, days[d], 2, 24);
            days[d][0] = Arrays.stream(hourlyKw, 24 * d, 24 * d + 24).sum();
        }
        for (int d = 0; d < days.length; d++) {
            double best = 0;
            for (int k = -SEASON_DAYS; k <= SEASON_DAYS; k++) {
                best = Math.max(best, days[Math.floorMod(d + k, days.length)][0]);
            }
            days[d][1] = days[d][0] / best;
        }
        return days;
    }

    @Test
    void everyPvgisYear_generatedYears_haveItsClearnessAndRamps() throws IOException {
        try (Stream<Path> listed = Files.list(RealHomes.data("pv_weather_london_pvgis_2019"))) {
            List<Path> files = listed.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                compare(JsonMapper.builder().build().readTree(file.toFile()), file);
            }
        }
    }

    private static void compare(JsonNode year, Path file) {
        List<JsonNode> hours = year.path("outputs").path("hourly").valueStream().toList();
        double peakKw = year.path("inputs").path("pv_module").path("peak_power").asDouble();
        double[] real =
                hours.stream().mapToDouble(h -> h.path("P").asDouble() / 1000 / peakKw).toArray();
        LocalDateTime first =
                LocalDateTime.parse(
                        hours.getFirst().path("time").asString(),
                        DateTimeFormatter.ofPattern("yyyyMMdd:HHmm"));
        double[][] days = days(real);
        double[][][] generated = new double[YEARS][][];
        for (int seed = 0; seed < YEARS; seed++) {
            generated[seed] = days(atItsInstants(year, first, real.length, seed));
        }
        SoftAssertions softly = new SoftAssertions();
        for (YearStatistic statistic : STATISTICS) {
            statistic.compare(days, generated, WIDENED, softly, file.getFileName().toString());
        }
        softly.assertAll();
    }

    /// Power of the same panel at the instants of the file: PVGIS gives a satellite's snapshots,
    /// not hourly means.
    private static double[] atItsInstants(
            JsonNode year, LocalDateTime first, int hours, long seed) {
        JsonNode place = year.path("inputs").path("location");
        JsonNode mounting = year.path("inputs").path("mounting_system").path("fixed");
        Site site = Site.of(place.path("latitude").asDouble(), place.path("longitude").asDouble());
        Instant start = first.withMinute(0).toInstant(ZoneOffset.UTC);
        int perHour = 12;
        TimeAxis axis =
                TimeAxis.of(
                        start,
                        Duration.ofMinutes(60 / perHour),
                        hours * perHour,
                        ZoneId.of("Europe/London"));
        double tilt = mounting.path("slope").path("value").asDouble();
        // PVGIS counts the azimuth from south.
        double azimuth = 180 + mounting.path("azimuth").path("value").asDouble();
        double[] fine =
                new GeneratedSeries(axis, site, RandomStreams.of(seed))
                        .pvKwhPerKw(tilt, azimuth, "home_0");
        int minute = first.getMinute();
        double[] power = new double[hours];
        Arrays.setAll(power, h -> fine[h * perHour + minute * perHour / 60] * perHour);
        return power;
    }
}
