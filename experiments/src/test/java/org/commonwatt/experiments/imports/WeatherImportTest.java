package org.commonwatt.experiments.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.imports.ImportResult.Refused;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.weather.MadeWeather;
import org.commonwatt.experiments.weather.WeatherFormat;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `import epw`: the folder it writes, and what it refuses.
final class WeatherImportTest {
    @TempDir private Path folder;
    private Path source = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void choosePaths() {
        source = folder.resolve("made.epw");
        target = folder.resolve("target");
    }

    private ImportResult run(List<String> lines) throws IOException {
        Files.write(source, MadeWeather.bytes(lines));
        return WeatherImport.run(source, target, WeatherImport.Options.DEFAULT);
    }

    private static Imported imported(ImportResult result) {
        assertThat(result)
                .withFailMessage(() -> ((Refused) result).render())
                .isInstanceOf(Imported.class);
        return (Imported) result;
    }

    private String refused(ImportResult result) throws IOException {
        assertThat(result).isInstanceOf(Refused.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing half-written").containsExactly(source);
        }
        return ((Refused) result).render().replace(folder + "/", "");
    }

    @Test
    void run_year_writesWeatherAndAScenarioThatReadsIt() throws IOException {
        Imported imported = imported(run(MadeWeather.epwYear(2019)));

        List<String> rows = Files.readAllLines(target.resolve("weather.csv"));
        assertThat(rows.getFirst())
                .isEqualTo(
                        "time,temperature_c,ghi_w_per_m2,dni_w_per_m2,dhi_w_per_m2,wind_m_per_s");
        assertThat(rows).hasSize(1 + 8760);
        // The first hour: day 1, hour 0, dark, wind of January.
        assertThat(rows.get(1)).isEqualTo("2019-01-01T00:00-07:00,0.1,0,0,0,1");
        assertThat(imported.report().homes()).hasSize(5);
        assertThat(imported.report().json()).contains("up to 3 h from the same hours");

        ScenarioReading reading = ScenarioReader.read(target);
        assertThat(reading).isInstanceOf(ScenarioReading.Loaded.class);
        Scenario scenario = ((ScenarioReading.Loaded) reading).scenario();
        assertThat(scenario.axis().steps()).isEqualTo(365 * 96);
        assertThat(scenario.community().size()).isEqualTo(6);
        WeatherSeries weather = Objects.requireNonNull(scenario.exogenous().weather());
        // Noon to one of 1 July, the mean of four quarters of the file's hour.
        int noon = (181 * 24 + 12) * 4;
        double dni = 0;
        for (int k = 0; k < 4; k++) {
            dni += weather.dniWPerM2(noon + k) / 4;
        }
        assertThat(dni).isCloseTo(500, within(1e-3));
    }

    @Test
    void run_typicalYear_getsDatesOfAYearWithoutLeapDay() throws IOException {
        List<String> lines = MadeWeather.epwYear(2019);
        for (int line = 9; line < 9 + 31 * 24; line++) {
            lines.set(line - 1, lines.get(line - 1).replaceFirst("^2019", "2003"));
        }
        Imported imported = imported(run(lines));

        assertThat(Files.readAllLines(target.resolve("weather.csv")).get(1))
                .startsWith("2025-01-01T00:00-07:00,");
        assertThat(imported.report().notes()).anyMatch(note -> note.contains("typical year"));
    }

    @Test
    void run_badFiles_areRefusedAndLeaveNothing() throws IOException {
        List<String> lines = MadeWeather.epwYear(2019);
        lines.set(99, lines.get(99).replace(",A7A7,", ",A7A7,cold"));
        assertThat(refused(run(lines))).startsWith("made.epw:100:7: dry bulb is \"cold");

        List<String> polar = MadeWeather.epwYear(2019);
        polar.set(0, polar.getFirst().replace(",40.0,", ",78.2,"));
        assertThat(refused(run(polar)))
                .isEqualTo("made.epw: The latitude is 78.2 but must lie between -66 and 66.");

        assertThat(refused(run(List.of("Dear Sir,"))))
                .isEqualTo("made.epw: The file is no EPW, TMY3, PVGIS or CSV weather file.");
    }

    @Test
    void run_wrongFormat_isRefused() throws IOException {
        Files.write(source, MadeWeather.bytes(MadeWeather.epwYear(2019)));
        var options = new WeatherImport.Options(WeatherFormat.TMY3, 3, "USD", false);

        assertThat(refused(WeatherImport.run(source, target, options)))
                .isEqualTo(
                        "made.epw:1: The latitude, longitude or time zone is missing or no number.\n"
                                + "Maybe the file is no TMY3.");
    }

    @Test
    void run_missingFile_isRefused() {
        ImportResult result = WeatherImport.run(source, target, WeatherImport.Options.DEFAULT);

        assertThat(((Refused) result).render()).endsWith("made.epw: There is no such file.");
        assertThat(target).doesNotExist();
    }
}
