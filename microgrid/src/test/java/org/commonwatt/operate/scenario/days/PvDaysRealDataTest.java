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
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
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
    private static final int RESAMPLES = 300;
    private static final int BLOCK_DAYS = 14;

    /// The range from the 5 % to the 95 % quantile of the resamples is widened by this share of
    /// itself on both sides: one year is little weather.
    private static final double WIDENED = 0.75;

    /// Days before and after one whose best day stands for a cloudless one.
    private static final int SEASON_DAYS = 20;

    /// Figures of a sample of days; a day is `{energy, clearness, 24 × power}`.
    private enum Statistic {
        DAILY_YIELD(days -> HomeStatistic.mean(column(days, 0))),
        CLEARNESS_10(days -> HomeStatistic.quantile(column(days, 1), 0.10)),
        CLEARNESS_25(days -> HomeStatistic.quantile(column(days, 1), 0.25)),
        CLEARNESS_50(days -> HomeStatistic.quantile(column(days, 1), 0.50)),
        CLEARNESS_75(days -> HomeStatistic.quantile(column(days, 1), 0.75)),
        CLEARNESS_90(days -> HomeStatistic.quantile(column(days, 1), 0.90)),
        DAY_TO_DAY(days -> HomeStatistic.autocorrelation(column(days, 1), 1)),
        RAMP_50(days -> HomeStatistic.quantile(ramps(days), 0.50)),
        RAMP_90(days -> HomeStatistic.quantile(ramps(days), 0.90)),
        RAMP_99(days -> HomeStatistic.quantile(ramps(days), 0.99));

        @SuppressWarnings("ImmutableEnumChecker")
        private final ToDoubleFunction<double[][]> function;

        Statistic(ToDoubleFunction<double[][]> function) {
            this.function = function;
        }

        double of(double[][] days) {
            return function.applyAsDouble(days);
        }
    }

    private static double[] column(double[][] days, int column) {
        return Arrays.stream(days).mapToDouble(day -> day[column]).toArray();
    }

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

    private static double[][] resampled(double[][] days, RandomStream random) {
        double[][] sample = new double[days.length][];
        int from = 0;
        for (int d = 0; d < sample.length; d++) {
            from = d % BLOCK_DAYS == 0 ? random.nextInt(days.length) : from;
            sample[d] = days[(from + d % BLOCK_DAYS) % days.length];
        }
        return sample;
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
        for (Statistic statistic : Statistic.values()) {
            compare(statistic, days, generated, softly, file);
        }
        softly.assertAll();
    }

    private static void compare(
            Statistic statistic,
            double[][] days,
            double[][][] generated,
            SoftAssertions softly,
            Path file) {
        RandomStream random = RandomStreams.of(1).stream("resamples");
        double[] resamples = new double[RESAMPLES];
        Arrays.setAll(resamples, k -> statistic.of(resampled(days, random)));
        double low = HomeStatistic.quantile(resamples, 0.05);
        double high = HomeStatistic.quantile(resamples, 0.95);
        double margin = WIDENED * (high - low);
        double made = Arrays.stream(generated).mapToDouble(statistic::of).average().orElseThrow();
        softly.assertThat(made)
                .as(
                        "%s of %d generated years; real 5-95 %% %.4f-%.4f, widened by %s of it (%s)",
                        statistic, YEARS, low, high, WIDENED, file.getFileName())
                .isBetween(low - margin, high + margin);
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
