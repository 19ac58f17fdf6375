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
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Generated temperature and wind beside years of PVGIS and of CityLearn's weather.
@Tag("real-data")
final class WeatherRealDataTest {
    private static final int YEARS = 8;

    /// Share of a range by which it is widened: one year is little weather, and the parameters are
    /// round figures of a climate, not of a year.
    private static final double WIDENED = 1.0;

    /// A day is `{mean, range, change to the day before, to three before, 24 hours}`.
    private static final List<YearStatistic> TEMPERATURE =
            List.of(
                    new YearStatistic("mean", days -> mean(days, 0)),
                    new YearStatistic("coldest days", days -> quantile(days, 0, 0.05)),
                    new YearStatistic("warmest days", days -> quantile(days, 0, 0.95)),
                    new YearStatistic("median range", days -> quantile(days, 1, 0.5)),
                    new YearStatistic("large range", days -> quantile(days, 1, 0.9)),
                    new YearStatistic("change of a day", days -> deviation(days, 2)),
                    new YearStatistic("change of three days", days -> deviation(days, 3)),
                    new YearStatistic("change of an hour", days -> hourly(days, 1)),
                    new YearStatistic("change of three hours", days -> hourly(days, 3)));

    private static final List<YearStatistic> WIND =
            List.of(
                    new YearStatistic("mean", days -> mean(days, 0)),
                    new YearStatistic("calm", days -> hours(days, 0.10)),
                    new YearStatistic("quarter", days -> hours(days, 0.25)),
                    new YearStatistic("three quarters", days -> hours(days, 0.75)),
                    new YearStatistic("strong", days -> hours(days, 0.95)),
                    new YearStatistic("storm", days -> hours(days, 0.99)),
                    new YearStatistic("noon over night", days -> mean(days, 17) / mean(days, 6)),
                    new YearStatistic("change of a day", days -> deviation(days, 2)),
                    new YearStatistic("change of three days", days -> deviation(days, 3)),
                    new YearStatistic("change of three hours", days -> hourly(days, 3)));

    private static double mean(double[][] days, int column) {
        return HomeStatistic.mean(YearStatistic.column(days, column));
    }

    private static double quantile(double[][] days, int column, double share) {
        return HomeStatistic.quantile(YearStatistic.column(days, column), share);
    }

    private static double deviation(double[][] days, int column) {
        return rms(YearStatistic.column(days, column));
    }

    private static double rms(double[] values) {
        return Math.sqrt(HomeStatistic.mean(Arrays.stream(values).map(x -> x * x).toArray()));
    }

    /// A quantile of all hours over their mean.
    private static double hours(double[][] days, double share) {
        double[] hours =
                Arrays.stream(days).flatMapToDouble(d -> Arrays.stream(d, 4, 28)).toArray();
        return HomeStatistic.quantile(hours, share) / HomeStatistic.mean(hours);
    }

    /// Root mean square change within the days over so many hours.
    private static double hourly(double[][] days, int lag) {
        return rms(
                Arrays.stream(days)
                        .flatMapToDouble(
                                day -> {
                                    double[] changes = new double[24 - lag];
                                    Arrays.setAll(changes, h -> day[h + 4 + lag] - day[h + 4]);
                                    return Arrays.stream(changes);
                                })
                        .toArray());
    }

    private static double[][] days(double[] hourly) {
        double[][] days = new double[hourly.length / 24][28];
        for (int d = 0; d < days.length; d++) {
            System.arraycopy(hourly, 24 * d, days[d], 4, 24);
            double[] hours = Arrays.copyOfRange(hourly, 24 * d, 24 * d + 24);
            days[d][0] = HomeStatistic.mean(hours);
            days[d][1] =
                    Arrays.stream(hours).max().orElseThrow()
                            - Arrays.stream(hours).min().orElseThrow();
            days[d][2] = d >= 1 ? days[d][0] - days[d - 1][0] : 0;
            days[d][3] = d >= 3 ? days[d][0] - days[d - 3][0] : 0;
        }
        return days;
    }

    private static void compare(
            List<YearStatistic> statistics,
            double[] real,
            double[][] generated,
            String source,
            SoftAssertions softly) {
        double[][][] years =
                Arrays.stream(generated).map(WeatherRealDataTest::days).toArray(double[][][]::new);
        for (YearStatistic statistic : statistics) {
            statistic.compare(days(real), years, WIDENED, softly, source);
        }
    }

    /// Hourly values of generated years at the middles of the hours.
    private static double[][] generated(
            TimeAxis axis, Site site, ToDoubleBiFunction<Weather, Hour> what) {
        double[][] years = new double[YEARS][axis.steps()];
        for (int seed = 0; seed < YEARS; seed++) {
            var weather = new Weather(axis, site, RandomStreams.of(seed));
            double[] values = years[seed];
            Arrays.setAll(values, t -> what.applyAsDouble(weather, Hour.of(axis, t)));
        }
        return years;
    }

    private record Hour(LocalDay day, double second) {
        static Hour of(TimeAxis axis, int t) {
            return new Hour(
                    new LocalDay(axis.date(axis.day(t)), axis.zone()),
                    axis.instant(t).getEpochSecond() + 1800);
        }
    }

    @Test
    void everyPvgisYear_generatedYears_haveItsTemperatureAndWind() throws IOException {
        try (Stream<Path> listed = Files.list(RealHomes.data("pv_weather_london_pvgis_2019"))) {
            List<Path> files = listed.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                pvgis(JsonMapper.builder().build().readTree(file.toFile()), file);
            }
        }
    }

    private static void pvgis(JsonNode year, Path file) {
        List<JsonNode> hours = year.path("outputs").path("hourly").valueStream().toList();
        JsonNode place = year.path("inputs").path("location");
        Site site = Site.of(place.path("latitude").asDouble(), place.path("longitude").asDouble());
        Instant start =
                LocalDateTime.parse(
                                hours.getFirst().path("time").asString(),
                                DateTimeFormatter.ofPattern("yyyyMMdd:HHmm"))
                        .withMinute(0)
                        .toInstant(ZoneOffset.UTC);
        TimeAxis axis = TimeAxis.of(start, Duration.ofHours(1), hours.size(), ZoneOffset.UTC);
        SoftAssertions softly = new SoftAssertions();
        compare(
                TEMPERATURE,
                hours.stream().mapToDouble(h -> h.path("T2m").asDouble()).toArray(),
                generated(axis, site, (w, hour) -> w.temperatureC(hour.day(), hour.second())),
                "temperature, " + file.getFileName(),
                softly);
        compare(
                WIND,
                hours.stream().mapToDouble(h -> h.path("WS10m").asDouble()).toArray(),
                generated(axis, site, (w, hour) -> w.windMs(hour.day(), hour.second())),
                "wind, " + file.getFileName(),
                softly);
        softly.assertAll();
    }

    @Test
    void everyCityLearnYear_generatedYears_haveItsChangesFromDayToDay() throws IOException {
        Path file = RealHomes.data("citylearn_2022_phase_all").resolve("weather.csv");
        List<String> lines = Files.readAllLines(file);
        int column =
                List.of(lines.getFirst().split(",", -1)).indexOf("outdoor_dry_bulb_temperature");
        double[] real =
                lines.stream()
                        .skip(1)
                        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                        .toArray();
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2016-08-01T07:00:00Z"),
                        Duration.ofHours(1),
                        real.length,
                        ZoneId.of("Etc/GMT+8"));
        SoftAssertions softly = new SoftAssertions();
        compare(
                // Its weather is that of the coast: milder than inland, but as fickle.
                TEMPERATURE.stream().filter(s -> s.name().matches("change of .*days?")).toList(),
                real,
                generated(
                        axis,
                        Site.of(34.1, -117.4),
                        (w, hour) -> w.temperatureC(hour.day(), hour.second())),
                file.toString(),
                softly);
        softly.assertAll();
    }
}
