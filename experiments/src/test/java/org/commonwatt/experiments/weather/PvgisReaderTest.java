package org.commonwatt.experiments.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.grid.solar.PlaneOfArray;
import org.commonwatt.grid.solar.PvSystem;
import org.commonwatt.grid.solar.SunAlgorithm;
import org.commonwatt.grid.solar.SunPath;
import org.commonwatt.grid.solar.Transposition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// PVGIS files: hourly and typical years, JSON and CSV, level and tilted planes.
final class PvgisReaderTest {
    private static final String HOURLY_CSV =
            """
            Latitude (decimal degrees):\t45.000
            Longitude (decimal degrees):\t8.000
            Elevation (m):\t250
            Radiation database:\tPVGIS-SARAH2


            %s
            Azimuth: 0 deg.
            time,Gb(i),Gd(i),Gr(i),H_sun,T2m,WS10m,Int
            20190701:1010,300.0,100.0,0.0,60.0,20.0,2.0,0.0
            20190701:1110,400.0,120.0,0.0,65.0,21.0,3.0,0.0

            Gb(i): Beam (direct) irradiance on the inclined plane (plane of the array) (W/m2)

            PVGIS (c) European Union, 2001-2023
            """;

    private static final String TMY_JSON =
            """
            {"inputs": {"location": {"latitude": 45.0, "longitude": 8.0, "elevation": 250.0,
                                     "irradiance_time_offset": 0.1761}},
             "outputs": {"tmy_hourly": [
               {"time(UTC)": "20070131:2200", "T2m": 1.0, "RH": 90, "G(h)": 0.0, "Gb(n)": -0.0,
                "Gd(h)": 0.0, "IR(h)": 250.0, "WS10m": 2.0, "WD10m": 61, "SP": 98000},
               {"time(UTC)": "20070131:2300", "T2m": 2.0, "RH": 90, "G(h)": 0.0, "Gb(n)": 0.0,
                "Gd(h)": 0.0, "IR(h)": 250.0, "WS10m": 2.5, "WD10m": 61, "SP": 98000},
               {"time(UTC)": "20160201:0000", "T2m": 3.0, "RH": 90, "G(h)": 0.0, "Gb(n)": 0.0,
                "Gd(h)": 0.0, "IR(h)": 250.0, "WS10m": 3.0, "WD10m": 61, "SP": 98000}]}}
            """;

    @Test
    void read_levelPlaneCsv_hasGlobalAndDiffuse() {
        WeatherFile file = MadeWeather.read(HOURLY_CSV.formatted("Slope: 0 deg."));

        assertThat(file.format()).isEqualTo(WeatherFormat.PVGIS);
        assertThat(file.place()).isEqualTo(new WeatherPlace("", 45, 8, 250, ZoneOffset.UTC));
        // 10:10 is the middle of its hour.
        assertThat(file.clock().start()).isEqualTo(Instant.parse("2019-07-01T09:40:00Z"));
        assertThat(file.values(WeatherQuantity.GHI)).containsExactly(400, 520);
        assertThat(file.values(WeatherQuantity.DHI)).containsExactly(100, 120);
        assertThat(file.values(WeatherQuantity.TEMPERATURE)).containsExactly(20, 21);
        assertThat(file.missing()).containsExactly(WeatherQuantity.DNI);
    }

    @Test
    void read_trackedPlaneCsv_namesWhatIsMissing() {
        WeatherFile file = MadeWeather.read(HOURLY_CSV.formatted("Two-axis tracking"));

        assertThat(file.missing())
                .containsExactly(WeatherQuantity.GHI, WeatherQuantity.DNI, WeatherQuantity.DHI);
        assertThat(file.values(WeatherQuantity.PLANE)).containsExactly(400, 520);
        assertThat(file.values(WeatherQuantity.WIND)).containsExactly(2, 3);
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2019-07-01T10:00:00Z"),
                        Duration.ofHours(1),
                        1,
                        ZoneOffset.UTC);
        AlignedWeather refused = WeatherAlignment.of(file, axis, file.place().point());
        assertThat(refused).isInstanceOf(AlignedWeather.Refused.class);
        assertThat(((AlignedWeather.Refused) refused).problem().render())
                .startsWith(
                        "made: The file has no global horizontal irradiance, no direct normal irradiance, no diffuse horizontal irradiance.\n"
                                + "Maybe its light is that of panels that follow the sun");
    }

    @Test
    void align_tiltedPlane_givesTheSameLightInThatPlane() {
        WeatherFile file = MadeWeather.read(HOURLY_CSV.formatted("Slope: 35 deg. (optimum)"));
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2019-07-01T09:40:00Z"),
                        Duration.ofHours(1),
                        2,
                        ZoneOffset.UTC);

        AlignedWeather aligned = WeatherAlignment.of(file, axis, file.place().point());

        assertThat(aligned).isInstanceOf(AlignedWeather.Aligned.class);
        WeatherSeries weather = ((AlignedWeather.Aligned) aligned).series();
        assertThat(((AlignedWeather.Aligned) aligned).notes())
                .containsExactly(
                        "made: irradiance on the level is estimated from that in the plane of panels (35° tilt).");
        SunPath sun = SunPath.of(axis, file.place().point(), SunAlgorithm.SPA, 1);
        var plane = new PlaneOfArray(sun, Transposition.PEREZ, 35, 180, 0.2);
        for (int t = 0; t < 2; t++) {
            assertThat(
                            plane.globalWPerM2(
                                    t,
                                    weather.ghiWPerM2(t),
                                    weather.dniWPerM2(t),
                                    weather.dhiWPerM2(t)))
                    .isCloseTo(file.values(WeatherQuantity.PLANE)[t], within(0.5));
        }
    }

    @Test
    void read_typicalYearJson_movesTheLightAndMixesYears() {
        WeatherFile file = MadeWeather.read(TMY_JSON);

        assertThat(file.missing()).isEmpty();
        assertThat(file.clock().isTypical()).isTrue();
        assertThat(file.clock().rows()).isEqualTo(3);
        // The light of 22:00 is that of 22:00 + 0.1761 h, to 5 minutes 22:10, so its hour begins
        // at 21:40; of the year 2001 as months come from several years.
        assertThat(file.clock().start()).isEqualTo(Instant.parse("2001-01-31T21:40:00Z"));
        assertThat(file.values(WeatherQuantity.TEMPERATURE)).containsExactly(1, 2, 3);
    }

    @Test
    void read_badTime_isToldWithItsPlace() {
        assertThat(
                        MadeWeather.refused(
                                TMY_JSON.replace("20070131:2300", "20070231:2300")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(
                        "made: outputs.tmy_hourly[1].time(UTC) is \"20070231:2300\" but must be a time such as 20190131:0810.");
    }

    @Test
    void read_truncatedJson_isRefused() {
        assertThat(
                        MadeWeather.refused(
                                TMY_JSON.substring(0, 600)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .startsWith("made: The file is no valid JSON: ")
                .endsWith("\nMaybe the file was cut off.");
    }

    @Test
    void read_cellThatIsNoNumber_isToldWithItsPlace() {
        assertThat(
                        MadeWeather.refused(
                                TMY_JSON.replace("\"T2m\": 2.0", "\"T2m\": \"two\"")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("made: outputs.tmy_hourly[1].T2m is \"two\" but must be a number.");
    }

    @Test
    @Tag("real-data")
    void read_everyPvgisFile_matchesItsOwnNumbers() throws IOException {
        for (Path path : files()) {
            checkAgainstItself(path);
        }
    }

    private static List<Path> files() throws IOException {
        Path folder = Path.of(System.getProperty("commonwatt.data", "../shared/data"));
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> sources =
                Files.newDirectoryStream(folder, "pv_weather_*pvgis*")) {
            for (Path source : sources) {
                try (DirectoryStream<Path> all = Files.newDirectoryStream(source, "*.json")) {
                    all.forEach(found::add);
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    /// PVGIS computes with spectra and module data of its own: within 4 % of a year's energy.
    @Test
    @Tag("real-data")
    void align_everyPvgisFile_panelsYieldWhatTheFileSays() throws IOException {
        for (Path path : files()) {
            WeatherFile file = MadeWeather.read(Files.readString(path));
            PanelPlane panel = Objects.requireNonNull(file.plane());
            var clock = file.clock();
            TimeAxis axis =
                    TimeAxis.of(clock.start(), Duration.ofHours(1), clock.rows(), clock.offset());
            AlignedWeather aligned = WeatherAlignment.of(file, axis, file.place().point());
            WeatherSeries weather = ((AlignedWeather.Aligned) aligned).series();
            SunPath sun = SunPath.of(axis, file.place().point());
            double[] energyKwh =
                    PvSystem.of(1, panel.tiltDeg(), panel.azimuthDeg())
                            .acEnergyKwh(sun, weather, 1);
            double told = 0;
            for (double watts : file.values(WeatherQuantity.PV_OUTPUT)) {
                told += watts / 1000;
            }
            assertThat(Arrays.stream(energyKwh).sum())
                    .as(path.toString())
                    .isCloseTo(told, within(0.04 * told));
        }
    }

    private static void checkAgainstItself(Path path) throws IOException {
        WeatherFile file = MadeWeather.read(Files.readString(path));
        JsonNode root = JsonMapper.shared().readTree(path.toFile());
        JsonNode hours = root.path("outputs").path("hourly");
        double peakKw = root.path("inputs").path("pv_module").path("peak_power").asDouble();
        double[] air = file.values(WeatherQuantity.TEMPERATURE);
        double[] wind = file.values(WeatherQuantity.WIND);
        double[] plane = file.values(WeatherQuantity.PLANE);
        double[] output = file.values(WeatherQuantity.PV_OUTPUT);
        assertThat(file.clock().rows()).as(path.toString()).isEqualTo(hours.size());
        assertThat(file.clock().isWholeYear()).isTrue();
        assertThat(file.notes()).isEmpty();
        for (int row = 0; row < air.length; row++) {
            JsonNode hour = hours.get(row);
            assertThat(air[row]).isEqualTo(hour.path("T2m").asDouble());
            assertThat(wind[row]).isEqualTo(hour.path("WS10m").asDouble());
            assertThat(plane[row]).isEqualTo(hour.path("G(i)").asDouble());
            assertThat(output[row]).isCloseTo(hour.path("P").asDouble() / peakKw, within(1e-9));
        }
    }
}
