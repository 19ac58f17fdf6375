package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `validate`, `import`, `init` and `list` as a user meets them.
final class ScenarioCommandsTest extends CommandLineFixture {
    @TempDir private Path folder;

    private Path meters() throws IOException {
        Path meters = Files.createDirectory(folder.resolve("meters"));
        var csv = new StringBuilder("time,north_wh,south_wh\n");
        for (int h = 0; h < 72; h++) {
            csv.append(
                    "2025-07-%02dT%02d:00Z,%d,%d%n"
                            .formatted(1 + h / 24, h % 24, 300 + h * 37 % 100, 500));
        }
        Files.writeString(meters.resolve("homes.csv"), csv);
        return meters;
    }

    @Test
    void validate_village_tellsWhatItIs() {
        assertThat(execute("validate", "village")).isZero();
        assertThat(out.toString())
                .startsWith(
                        "village is valid: 23 participants, 1344 steps of PT15M from"
                                + " 2025-07-07T00:00+01:00, GBP, market mid-market-rate.")
                .contains("Not measured:")
                .contains("Demand is generated for 22 participants");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void validate_aWrongFile_namesEveryProblemAndEndsWith2() throws IOException {
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(
                file, "commonwatt: 1\ntime: {start: 2025-07-01, days: 1}\nparticipant: []\n");
        assertThat(execute("validate", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        file + ":1:1: participants is missing.",
                        file + ":3:1: participant is not a known key.",
                        "Maybe you mean 'participants'.",
                        "2 problems.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void validate_asJson_isOneObject() {
        assertThat(execute("validate", "nowhere", "--json")).isEqualTo(2);
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("schema").asString()).isEqualTo("commonwatt.validate");
        assertThat(json.path("valid").asBoolean()).isFalse();
        assertThat(json.path("problems").get(0).path("message").asString())
                .isEqualTo("There is no such scenario.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void list_everyTopic_hasNames() {
        for (String topic : List.of("policies", "mechanisms", "indices", "scenarios")) {
            assertThat(execute("list", topic)).isZero();
            assertThat(out.toString()).isNotBlank();
        }
        assertThat(out.toString()).contains("village").contains("island");
        assertThat(execute("list", "sweets")).isEqualTo(2);
        assertThat(err.toString()).contains("sweets").contains("scenarios");
    }

    @Test
    void init_ownMeters_writesAScenarioThatIsValid() throws IOException {
        Path meters = meters();
        assertThat(execute("init", meters.toString(), "--zone", "UTC")).isZero();
        assertThat(execute("validate", meters.toString())).isZero();
        assertThat(out.toString()).contains("meters is valid: 2 participants, 72 steps of PT1H");
        assertThat(execute("init", meters.toString(), "--zone", "UTC")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "%s: The scenario exists already.%nMaybe --force should replace it.%n"
                                .formatted(meters.resolve("scenario.yaml"))
                                .replace("\r", ""));
        assertThat(execute("init", meters.toString(), "--zone", "UTC", "--force")).isZero();
    }

    @Test
    void importCsv_twice_replacesOnlyWhenForced() throws IOException {
        String target = folder.resolve("street").toString();
        String meters = meters().toString();
        assertThat(execute("import", "csv", meters, "--out", target, "--zone", "UTC")).isZero();
        assertThat(out.toString()).contains("2 series, 0 left out, 0 values filled in.");
        assertThat(execute("validate", target)).isZero();
        assertThat(execute("import", "csv", meters, "--out", target)).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(target + ": The output folder exists already.")
                .contains("Maybe --force should replace it.");
        assertThat(execute("import", "csv", meters, "--out", target, "--force", "--zone", "UTC"))
                .isZero();
    }

    /// A TMY file of PVGIS with a winter's day in the dark.
    private Path weather() throws IOException {
        var csv =
                new StringBuilder(
                        """
                        Latitude (decimal degrees): 45.000
                        Longitude (decimal degrees): 8.000
                        Elevation (m): 250.0
                        time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP
                        """);
        for (int h = 0; h < 24; h++) {
            csv.append(
                    "20190115:%02d00,%d.5,90,0.0,0.0,0.0,250,2.0,61,98000%n".formatted(h, h % 5));
        }
        return Files.writeString(folder.resolve("weather.csv"), csv);
    }

    @Test
    void importEpw_file_writesAScenarioThatIsValid() throws IOException {
        String target = folder.resolve("torino").toString();
        String weather = weather().toString();
        assertThat(execute("import", "epw", weather, "--homes", "2", "--out", target)).isZero();
        assertThat(out.toString()).contains("5 series, 0 left out, 0 values filled in.");
        assertThat(execute("validate", target)).isZero();
        assertThat(out.toString()).contains("torino is valid: 2 participants, 96 steps of PT15M");
        assertThat(execute("run", target, "--out", folder.resolve("runs").toString())).isZero();
        assertThat(
                        execute(
                                "import",
                                "epw",
                                weather,
                                "--format",
                                "tmy3",
                                "--out",
                                target,
                                "--force"))
                .isEqualTo(2);
        assertThat(execute("validate", target)).as("the older folder stays").isZero();
        assertThat(execute("import", "epw", weather, "--format", "rain", "--out", target))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--format is rain but must be epw, tmy3 or pvgis.");
    }

    @Test
    void importMatpower_ofACase_makesAScenarioThatIsValid() throws IOException {
        Path file = folder.resolve("two.m");
        Files.writeString(
                file,
                """
                mpc.baseMVA = 1;
                mpc.bus = [1 3 0 0 0 0 1 1 0 0.4 1 1 1; 2 1 0.01 0 0 0 1 1 0 0.4 1 1.1 0.9];
                mpc.branch = [1 2 1 1 0 0 0 0 0 0 1 -360 360];
                """);
        String target = folder.resolve("two").toString();
        assertThat(execute("import", "matpower", file.toString(), "--out", target)).isZero();
        assertThat(out.toString()).contains("With all loads of the file the network loses");
        assertThat(execute("validate", target)).isZero();
        assertThat(execute("import", "matpower", file.toString(), "--out", target)).isEqualTo(2);
        assertThat(err.toString()).contains("Maybe --force should replace it.");
        String[] odd = {"import", "matpower", file.toString(), "--load-factor", "40", "--out", "x"};
        assertThat(execute(odd)).isEqualTo(2);
        assertThat(err.toString()).contains("--load-factor is 40.0 but must be above 0");
    }

    @Test
    void import_badInput_neverShowsAStackTrace() throws IOException {
        String target = folder.resolve("out").toString();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (String format : List.of("csv", "citylearn", "lcl", "epw", "matpower", "simbench")) {
            for (String source : List.of(empty.toString(), folder.resolve("none").toString())) {
                assertThat(execute("import", format, source, "--out", target)).isEqualTo(2);
                assertThat(err.toString())
                        .isNotBlank()
                        .doesNotContain("\tat ")
                        .doesNotContain("Exception");
                assertThat(folder.resolve("out")).doesNotExist();
            }
        }
        assertThat(execute("import")).isEqualTo(2);
        assertThat(err.toString())
                .contains("A format is missing: csv, citylearn, lcl, epw, matpower or simbench.");
        assertThat(execute("init", empty.toString(), "--zone", "Mars")).isEqualTo(2);
        assertThat(err.toString()).contains("--zone is Mars but must be a time zone");
    }

    @Test
    void help_ofEachCommand_hasTwoExamples() {
        for (String command : List.of("validate", "list", "import", "init")) {
            assertThat(execute(command, "--help")).isZero();
            assertThat(out.toString().lines().filter(l -> l.startsWith("  commonwatt ")))
                    .hasSize(2);
        }
    }
}
