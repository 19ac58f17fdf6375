package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonwatt.grid.Place;
import org.commonwatt.numeric.Quantiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A year of satellite light in a plane, air and wind against the chain: another model's power, its
/// sun, and the clearest hours.
@Tag("real-data")
final class PvgisRealDataTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd:HHmm");

    /// One hour of the file.
    record Hour(
            Instant instant,
            double powerKw,
            double planeWPerM2,
            double sunHeightDeg,
            double airC,
            double windMs) {}

    /// The year of a file.
    record Year(
            String name,
            Place place,
            double peakKw,
            double lossShare,
            double tiltDeg,
            double azimuthDeg,
            List<Hour> hours) {
        SunPath path() {
            return SunPath.of(
                    hours.stream()
                            .map(hour -> SunAlgorithm.SPA.position(hour.instant(), place))
                            .toList(),
                    hours.stream()
                            .mapToDouble(
                                    hour ->
                                            SpencerSeries.extraterrestrialWPerM2(
                                                    hour.instant()
                                                            .atZone(ZoneOffset.UTC)
                                                            .getDayOfYear()))
                            .toArray());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Year> years() throws IOException {
        Path root = Path.of(System.getProperty("commonwatt.root", ""));
        Path data = Path.of(System.getProperty("commonwatt.data", "../shared/data"));
        try (Stream<Path> files =
                Files.list(root.resolve(data).resolve("pv_weather_london_pvgis_2019"))) {
            List<Year> years =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .map(PvgisRealDataTest::read)
                            .toList();
            assertThat(years).isNotEmpty();
            return years.stream();
        }
    }

    private static Year read(Path file) {
        JsonNode tree = JsonMapper.builder().build().readTree(file.toFile());
        JsonNode location = tree.path("inputs").path("location");
        JsonNode mounting = tree.path("inputs").path("mounting_system").path("fixed");
        JsonNode module = tree.path("inputs").path("pv_module");
        return new Year(
                file.getFileName().toString(),
                new Place(
                        location.path("latitude").asDouble(),
                        location.path("longitude").asDouble(),
                        location.path("elevation").asDouble()),
                module.path("peak_power").asDouble(),
                module.path("system_loss").asDouble() / 100,
                mounting.path("slope").path("value").asDouble(),
                // PVGIS counts the azimuth from south.
                180 + mounting.path("azimuth").path("value").asDouble(),
                tree.path("outputs")
                        .path("hourly")
                        .valueStream()
                        .map(PvgisRealDataTest::hour)
                        .toList());
    }

    private static Hour hour(JsonNode node) {
        return new Hour(
                LocalDateTime.parse(node.path("time").asString(), TIME).toInstant(ZoneOffset.UTC),
                node.path("P").asDouble() / 1000,
                node.path("G(i)").asDouble(),
                node.path("H_sun").asDouble(),
                node.path("T2m").asDouble(),
                node.path("WS10m").asDouble());
    }

    private static PvSystem system(Year year) {
        return new PvSystem(
                year.peakKw(),
                year.tiltDeg(),
                year.azimuthDeg(),
                Transposition.PEREZ,
                CellTemperature.Sapm.OPEN_RACK_GLASS_GLASS,
                -0.004,
                // The system loss of PVGIS contains the inverter's, which is 4 % here.
                1 - (1 - year.lossShare()) / 0.96,
                PvInverter.of(year.peakKw()),
                0.2);
    }

    @ParameterizedTest
    @MethodSource("years")
    void powerFromItsLight_overTheYear_isThatOfAnotherModel(Year year) {
        PvArray array = system(year).under(year.path());
        double ours = 0;
        double theirs = 0;
        double apart = 0;
        for (Hour hour : year.hours()) {
            double powerKw = array.acKw(hour.planeWPerM2(), hour.airC(), hour.windMs());
            ours += powerKw;
            theirs += hour.powerKw();
            apart += Math.abs(powerKw - hour.powerKw());
        }
        // PVGIS also counts reflection and weak light, about 5 % in this climate.
        assertThat(ours / theirs).as("yield of the year over PVGIS's").isBetween(1.0, 1.08);
        assertThat(apart / theirs).as("sum of the hours' differences").isLessThan(0.08);
    }

    @ParameterizedTest
    @MethodSource("years")
    void sun_inEveryHour_standsWhereTheFileSays(Year year) {
        double[] apart =
                year.hours().stream()
                        .filter(hour -> hour.sunHeightDeg() > 0)
                        .mapToDouble(
                                hour ->
                                        90
                                                - SunAlgorithm.SPA
                                                        .position(hour.instant(), year.place())
                                                        .zenithDeg()
                                                - hour.sunHeightDeg())
                        .toArray();
        assertThat(apart).hasSizeGreaterThan(365 * 10);
        // The sun climbs by 0.3° in the two minutes that a satellite's scan takes.
        assertThat(Math.abs(Arrays.stream(apart).average().orElseThrow())).isLessThan(0.05);
        assertThat(Arrays.stream(apart).map(Math::abs).max().orElseThrow()).isLessThan(0.3);
    }

    @ParameterizedTest
    @MethodSource("years")
    void clearSky_inTheClearestHours_isWhatTheSatelliteSaw(Year year) {
        SunPath sun = year.path();
        for (Transposition model : Transposition.values()) {
            var plane = new PlaneOfArray(sun, model, year.tiltDeg(), year.azimuthDeg(), 0.2);
            double[] ratio =
                    IntStream.range(0, sun.samples())
                            .filter(s -> Math.toDegrees(sun.zenithRad(s)) < 70)
                            .mapToDouble(
                                    s -> year.hours().get(s).planeWPerM2() / clear(plane, s, year))
                            .toArray();
            assertThat(Quantiles.of(ratio, 0.95))
                    .as("95 %% quantile of light over clear sky, %s", model)
                    .isBetween(0.95, 1.15);
        }
    }

    /// Light of a cloudless sky of usual haze.
    private static double clear(PlaneOfArray plane, int s, Year year) {
        SunPath sun = plane.sun();
        Irradiance clear =
                ClearSky.ineichen(
                        Math.toDegrees(sun.zenithRad(s)),
                        sun.extraterrestrialWPerM2(s),
                        3,
                        year.place());
        return plane.globalWPerM2(s, clear.ghiWPerM2(), clear.dniWPerM2(), clear.dhiWPerM2());
    }
}
