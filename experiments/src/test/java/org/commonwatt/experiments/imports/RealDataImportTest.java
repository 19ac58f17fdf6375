package org.commonwatt.experiments.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Import, read back, compare with the files number by number; every data set of a known shape in
/// the data folder.
@Tag("real-data")
final class RealDataImportTest {
    @TempDir private Path temporary;

    private static List<Path> folders(String property, String inner) throws IOException {
        Path data = Path.of(System.getProperty(property, "../../shared/" + property.substring(11)));
        try (Stream<Path> entries = Files.list(data)) {
            return entries.filter(folder -> Files.exists(folder.resolve(inner))).sorted().toList();
        }
    }

    private static Imported imported(ImportResult result) {
        assertThat(result)
                .withFailMessage(() -> ((ImportResult.Refused) result).render())
                .isInstanceOf(Imported.class);
        return (Imported) result;
    }

    private static Scenario read(Path folder) {
        ScenarioReading reading = ScenarioReader.read(folder);
        assertThat(reading)
                .withFailMessage(() -> ((ScenarioReading.Rejected) reading).render())
                .isInstanceOf(ScenarioReading.Loaded.class);
        return ((ScenarioReading.Loaded) reading).scenario();
    }

    @Test
    void cityLearn_everyBuilding_comesBackNumberByNumber() throws IOException {
        List<Path> sources = folders("commonwatt.data", "schema.json");
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            Path target = temporary.resolve(String.valueOf(source.getFileName()));
            Imported imported =
                    imported(CityLearnImport.run(source, target, CityLearnImport.Options.DEFAULT));
            Scenario scenario = read(target);
            JsonNode buildings =
                    JsonMapper.shared()
                            .readTree(source.resolve("schema.json").toFile())
                            .path("buildings");
            assertThat(imported.report().homes().size() + imported.report().leftOut().size())
                    .isEqualTo(buildings.size());
            for (int i = 0; i < scenario.community().size(); i++) {
                Participant home = scenario.community().participant(i);
                JsonNode building = buildings.path(home.id());
                assertBuilding(scenario, i, source, building);
            }
        }
    }

    private static void assertBuilding(Scenario scenario, int i, Path source, JsonNode building)
            throws IOException {
        List<String> lines =
                Files.readAllLines(source.resolve(building.path("energy_simulation").asString()));
        List<String> header = List.of(lines.getFirst().split(",", -1));
        int load = header.indexOf("non_shiftable_load");
        int sun = header.indexOf("solar_generation");
        double kw = building.path("pv").path("attributes").path("nominal_power").asDouble();
        assertThat(scenario.axis().steps()).isEqualTo(lines.size() - 1);
        for (int t = 0; t < scenario.axis().steps(); t++) {
            String[] cells = lines.get(t + 1).split(",", -1);
            assertThat(scenario.exogenous().demandKwh(t, i))
                    .isEqualTo(Double.parseDouble(cells[load]));
            assertThat(scenario.exogenous().pvKwh(t, i))
                    .isCloseTo(Double.parseDouble(cells[sun]) / 1000 * kw, within(1e-12));
        }
        JsonNode storage = building.path("electrical_storage").path("attributes");
        var battery = Objects.requireNonNull(scenario.community().participant(i).battery());
        assertThat(battery.capacityKwh()).isEqualTo(storage.path("capacity").asDouble());
        assertThat(battery.chargeKw()).isEqualTo(storage.path("nominal_power").asDouble());
        assertThat(battery.etaCharge() * battery.etaDischarge())
                .isCloseTo(storage.path("efficiency").asDouble(), within(1e-12));
    }

    /// Hour labels of the files against the local clock of the axis: label 24 ends at midnight.
    @Test
    void cityLearn_theClock_agreesWithEveryMonthHourAndWeekday() throws IOException {
        for (Path source : folders("commonwatt.data", "schema.json")) {
            Path target = temporary.resolve(source.getFileName() + "-clock");
            Imported imported =
                    imported(CityLearnImport.run(source, target, CityLearnImport.Options.DEFAULT));
            Scenario scenario = read(target);
            String file = imported.report().homes().getFirst().source();
            List<String> lines = Files.readAllLines(source.resolve(file));
            List<String> header = List.of(lines.getFirst().split(",", -1));
            for (int t = 0; t < scenario.axis().steps(); t++) {
                String[] cells = lines.get(t + 1).split(",", -1);
                var at = scenario.axis().local(t);
                assertThat(at.getHour() + 1)
                        .isEqualTo(Integer.parseInt(cells[header.indexOf("hour")]));
                assertThat(at.getMonthValue())
                        .isEqualTo(Integer.parseInt(cells[header.indexOf("month")]));
                int day = Integer.parseInt(cells[header.indexOf("day_type")]);
                assertThat(day == 8 || day == at.getDayOfWeek().getValue()).isTrue();
            }
        }
    }

    @Test
    void cityLearn_withAParameterFile_takesItsCurves() throws IOException {
        List<Path> parameters = new ArrayList<>();
        for (Path folder : folders("commonwatt.golden", ".")) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(f -> f.getFileName().toString().startsWith("battery_parameters"))
                        .forEach(parameters::add);
            }
        }
        assertThat(parameters).isNotEmpty();
        Path source = folders("commonwatt.data", "schema.json").getFirst();
        for (Path file : parameters) {
            var options =
                    new CityLearnImport.Options(
                            "USD", java.time.ZoneOffset.ofHours(-8), file, false);
            Path target = temporary.resolve(String.valueOf(file.getFileName()));
            imported(CityLearnImport.run(source, target, options));
            JsonNode buildings = JsonMapper.shared().readTree(file.toFile()).path("buildings");
            Scenario scenario = read(target);
            for (Participant home : scenario.community().participants()) {
                JsonNode curve = buildings.path(home.id()).path("capacity_power_curve");
                var battery = Objects.requireNonNull(home.battery());
                var curves = Objects.requireNonNull(battery.curves());
                for (int k = 0; k < curve.get(0).size(); k++) {
                    assertThat(curves.powerShareAt(curve.get(0).get(k).asDouble()))
                            .isCloseTo(curve.get(1).get(k).asDouble(), within(1e-12));
                }
            }
        }
    }

    @Test
    void london_everyReading_comesBack() throws IOException {
        List<Path> sources = folders("commonwatt.data", "homes");
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            Path target = temporary.resolve(String.valueOf(source.getFileName()));
            Imported imported =
                    imported(LondonImport.run(source, target, LondonImport.Options.DEFAULT));
            Scenario scenario = read(target);
            try (Stream<Path> files = Files.list(source.resolve("homes"))) {
                assertThat(imported.report().homes().size() + imported.report().leftOut().size())
                        .isEqualTo((int) files.count());
            }
            assertThat(scenario.community().size()).isEqualTo(imported.report().homes().size());
            Map<String, String> groups = groups(source);
            for (int i = 0; i < scenario.community().size(); i++) {
                ImportReport.Home home = imported.report().homes().get(i);
                assertReadings(scenario, i, source.resolve("homes").resolve(home.source()), home);
                assertThat(scenario.community().participant(i).group())
                        .isEqualTo(groups.get(home.id()));
            }
        }
    }

    private static Map<String, String> groups(Path source) throws IOException {
        var groups = new HashMap<String, String>();
        for (String line : Files.readAllLines(source.resolve("informations_households.csv"))) {
            String[] cells = line.split(",", -1);
            groups.put(cells[0], cells[3]);
        }
        return groups;
    }

    private static void assertReadings(Scenario scenario, int i, Path file, ImportReport.Home home)
            throws IOException {
        Map<String, Double> readings = new HashMap<>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                readings.put(
                        cells[1].substring(0, 16).replace(' ', 'T') + ":00Z",
                        Double.parseDouble(cells[2].strip()));
            }
        }
        int filled = 0;
        for (int t = 0; t < scenario.axis().steps(); t++) {
            Double reading = readings.get(scenario.axis().instant(t).toString());
            if (reading == null) {
                filled++;
            } else {
                assertThat(scenario.exogenous().demandKwh(t, i)).isEqualTo(reading);
            }
        }
        assertThat(home.filledSteps()).isEqualTo(filled);
    }

    /// The yield of a year from PVGIS: each hour's watts, summed, are the kWh per kW peak.
    @Test
    void london_withPvgis_assumedPanelsYieldWhatTheFileSays() throws IOException {
        Path source = folders("commonwatt.data", "homes").getFirst();
        for (Path pvgis : pvgisFiles()) {
            var options = new LondonImport.Options(LondonImport.Prices.TRIAL, 1, 0.5, pvgis, false);
            Path target = temporary.resolve("pv-" + pvgis.getFileName());
            imported(LondonImport.run(source, target, options));
            Scenario scenario = read(target);
            double year = 0;
            JsonNode hourly =
                    JsonMapper.shared().readTree(pvgis.toFile()).path("outputs").path("hourly");
            for (JsonNode hour : hourly) {
                year += hour.path("P").asDouble() / 1000;
            }
            double sum = 0;
            for (int t = 0; t < scenario.axis().steps(); t++) {
                sum += scenario.exogenous().pvKwh(t, 0);
            }
            double expected = year * scenario.community().participant(0).pvKw();
            assertThat(sum).isCloseTo(expected, within(1e-6 * expected));
            assertThat(scenario.assumptions())
                    .anyMatch(sentence -> sentence.contains("photovoltaics of 3.5 kW peak"));
        }
    }

    private static List<Path> pvgisFiles() throws IOException {
        var found = new ArrayList<Path>();
        for (Path folder : folders("commonwatt.data", ".")) {
            if (folder.getFileName().toString().startsWith("pv_weather")) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(f -> f.toString().endsWith(".json")).forEach(found::add);
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
