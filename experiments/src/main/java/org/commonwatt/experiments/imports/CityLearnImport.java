package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.commonwatt.experiments.scenario.series.GapRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A CityLearn dataset folder: `schema.json` with its building, pricing and carbon files.
///
/// Taken over are electric demand, photovoltaics (W per kW of nameplate), batteries, prices and
/// carbon intensity. Thermal demand, weather and vehicles are left out. Batteries are linear with
/// their nominal values unless a parameter file gives the curves that CityLearn draws at random.
public final class CityLearnImport {
    /// Choices of the user.
    ///
    /// @param currency ISO code of the prices
    /// @param offset offset of the files' clock, which knows no daylight saving
    /// @param batteryParameters JSON file with the drawn battery curves by building, or null
    /// @param replace whether an older scenario folder may be replaced
    public record Options(
            String currency, ZoneOffset offset, @Nullable Path batteryParameters, boolean replace) {
        /// US dollars, Pacific standard time, linear batteries.
        public static final Options DEFAULT =
                new Options("USD", ZoneOffset.ofHours(-8), null, false);
    }

    private final Path source;
    private final Options options;
    private final ImportReport report;
    private final CityLearnFiles files;
    private final StringBuilder members = new StringBuilder();
    private @Nullable SeriesWriter loads;
    private @Nullable SeriesWriter yields;
    private @Nullable LocalDateTime start;
    private int rows;
    private long stepSeconds = 3600;

    private CityLearnImport(Path source, Options options) {
        this.source = source;
        this.options = options;
        report = new ImportReport("citylearn", source.toString());
        files = new CityLearnFiles(source, report);
    }

    /// Imports the dataset in `source` (a folder, or its schema file) to a scenario folder.
    public static ImportResult run(Path source, Path target, Options options) {
        return Guard.run(
                source, () -> new CityLearnImport(folder(source), options).write(source, target));
    }

    private static Path folder(Path source) {
        Path parent = source.toAbsolutePath().getParent();
        return Files.isDirectory(source) || parent == null ? source : parent;
    }

    private Imported write(Path given, Path target) throws ImportRefusal, CsvRefusal, IOException {
        Path schemaFile = Files.isDirectory(given) ? given.resolve("schema.json") : given;
        JsonNode schema = JsonFile.read(schemaFile);
        stepSeconds = schema.path("seconds_per_time_step").asLong(3600);
        List<CityLearnBuilding> buildings = buildings(schema, schemaFile);
        JsonNode curves =
                options.batteryParameters() == null
                        ? MissingNode.getInstance()
                        : JsonFile.read(options.batteryParameters()).path("buildings");
        try (ScenarioFolder folder = ScenarioFolder.at(target, options.replace())) {
            var kept = new ArrayList<CityLearnBuilding>();
            for (CityLearnBuilding building : buildings) {
                if (add(building, curves.path(building.name()))) {
                    kept.add(building);
                }
            }
            if (kept.isEmpty() || loads == null) {
                throw new ImportRefusal(
                        source.toString(), "None of the buildings has usable demand.", null);
            }
            loads.write(folder.path().resolve("loads.csv"));
            if (yields != null) {
                yields.write(folder.path().resolve("pv.csv"));
            }
            String yaml = yaml(target, kept, folder.path());
            return new Imported(folder.finish(yaml, report), report);
        }
    }

    private static List<CityLearnBuilding> buildings(JsonNode schema, Path schemaFile)
            throws ImportRefusal {
        var buildings = new ArrayList<CityLearnBuilding>();
        for (Map.Entry<String, JsonNode> entry : schema.path("buildings").properties()) {
            if (entry.getValue().path("include").asBoolean(true)) {
                buildings.add(CityLearnBuilding.of(entry));
            }
        }
        if (buildings.isEmpty()) {
            throw new ImportRefusal(
                    schemaFile.toString(),
                    "The file names no buildings.",
                    "it is no CityLearn schema.");
        }
        return buildings;
    }

    private boolean add(CityLearnBuilding building, JsonNode curves)
            throws CsvRefusal, IOException {
        CsvTable table = files.table(building.loadFile());
        if (loads == null) {
            rows = table.rows();
            start = CityLearnClock.start(table, stepSeconds / 3600.0);
            loads = writer();
        }
        int column = table.columnOf("non_shiftable_load");
        if (column < 0 || table.rows() != rows) {
            report.leftOut(
                    building.loadFile(),
                    column < 0
                            ? "it has no column non_shiftable_load"
                            : "it has %d rows instead of %d".formatted(table.rows(), rows));
            return false;
        }
        double[] demand = table.numbers(column);
        int filled = filled(demand);
        if (filled < 0) {
            report.leftOut(building.loadFile(), "demand is missing for more than a day");
            return false;
        }
        loads.add(building.id() + "_load_kwh", demand);
        var flags = new ArrayList<>(Quality.ofDemand(demand, stepSeconds / 3600.0));
        noteThermal(table, flags);
        members.append("  - id: ").append(building.id()).append('\n');
        members.append("    load: {series: \"loads.csv#%s_load_kwh\"}%n".formatted(building.id()));
        addPv(building, table, flags);
        members.append(building.batteryYaml(curves));
        report.home(new ImportReport.Home(building.id(), building.loadFile(), filled, flags));
        return true;
    }

    private SeriesWriter writer() {
        LocalDateTime first = start == null ? LocalDateTime.MIN : start;
        return new SeriesWriter(first.toInstant(options.offset()), stepSeconds);
    }

    /// Number of values filled in, or −1 where some stay missing or are negative.
    private int filled(double[] values) {
        int count = 0;
        for (boolean each : GapRule.fill(values, stepSeconds, GapRule.IMPORT_HOURS)) {
            count += each ? 1 : 0;
        }
        for (double value : values) {
            if (!(value >= 0)) {
                return -1;
            }
        }
        return count;
    }

    private static void noteThermal(CsvTable table, List<String> flags) {
        for (String header : List.of("dhw_demand", "cooling_demand", "heating_demand")) {
            int column = table.columnOf(header);
            double sum = 0;
            for (double value : column < 0 ? new double[0] : table.numbers(column)) {
                sum += Double.isNaN(value) ? 0 : value;
            }
            if (sum > 0) {
                flags.add("thermal demand %s is not imported".formatted(header));
            }
        }
    }

    private void addPv(CityLearnBuilding building, CsvTable table, List<String> flags) {
        int column = table.columnOf("solar_generation");
        if (building.pvKw() == 0 || column < 0) {
            return;
        }
        double[] wattsPerKw = table.numbers(column);
        if (filled(wattsPerKw) < 0) {
            flags.add("photovoltaics are left out: values are missing or negative");
            return;
        }
        double[] kwhPerKwp = new double[rows];
        for (int row = 0; row < rows; row++) {
            kwhPerKwp[row] = wattsPerKw[row] / 1000 * stepSeconds / 3600;
        }
        flags.addAll(Quality.ofYield(kwhPerKwp, stepSeconds / 3600.0));
        SeriesWriter target = yields == null ? writer() : yields;
        yields = target;
        target.add(building.id() + "_pv_w_per_kwp", wattsPerKw);
        members.append(
                "    pv: {kWp: %s, series: \"pv.csv#%s_pv_w_per_kwp\"}%n"
                        .formatted(YamlText.number(building.pvKw()), building.id()));
    }

    private String yaml(Path target, List<CityLearnBuilding> kept, Path folder)
            throws ImportRefusal, CsvRefusal, IOException {
        String tariff = tariff(kept, folder);
        String carbon = carbon(kept, folder);
        report.note(
                "Row 0 is taken to start at %s%s: the files give month, hour and weekday only."
                        .formatted(start, options.offset()));
        report.note(
                options.batteryParameters() == null
                        ? "Batteries are linear with their nominal values; CityLearn draws curves at random."
                        : "Battery curves are those of the parameter file.");
        report.note("Weather, thermal demand and vehicles are not imported.");
        Path name = target.toAbsolutePath().normalize().getFileName();
        return YamlText.comments(
                        List.of(
                                "Imported from the CityLearn dataset " + source + ".",
                                "import.json lists what was filled in, left out or looks odd."))
                + """
                  commonwatt: 1
                  name: %s
                  currency: %s

                  # The files have no dates; the first row's was found from month, hour and weekday.
                  time: {start: "%s", step: %s, steps: %d, zone: "%s"}

                  """
                        .formatted(
                                YamlText.id(String.valueOf(name)),
                                options.currency(),
                                start + options.offset().toString(),
                                Duration.ofSeconds(stepSeconds),
                                rows,
                                options.offset())
                + tariff
                + carbon
                + "market: {mechanism: none} # mid-market-rate starts local trade\n\nparticipants:\n"
                + members;
    }

    private String tariff(List<CityLearnBuilding> kept, Path folder)
            throws ImportRefusal, CsvRefusal, IOException {
        String file = files.common(kept, CityLearnBuilding::priceFile, "prices");
        if (file.isEmpty()) {
            report.note("The schema names no prices: an import price of 0.25 is assumed.");
            return "tariff: {import: 0.25, feedIn: 0} # assumed; the schema names no prices\n";
        }
        String header =
                "price_" + options.currency().toLowerCase(java.util.Locale.ROOT) + "_per_kwh";
        SeriesWriter prices = writer();
        prices.add(header, files.column(file, "electricity_pricing", rows, stepSeconds));
        prices.write(folder.resolve("prices.csv"));
        return """
               tariff:
                 import: {series: "prices.csv#%s"}
                 feedIn: 0 # CityLearn pays nothing for exports
               """
                .formatted(header);
    }

    private String carbon(List<CityLearnBuilding> kept, Path folder)
            throws ImportRefusal, CsvRefusal, IOException {
        String file = files.common(kept, CityLearnBuilding::carbonFile, "carbon intensities");
        if (file.isEmpty()) {
            return "";
        }
        SeriesWriter carbon = writer();
        carbon.add("carbon_kg_per_kwh", files.column(file, "carbon_intensity", rows, stepSeconds));
        carbon.write(folder.resolve("carbon.csv"));
        return "carbon: {series: \"carbon.csv#carbon_kg_per_kwh\"}\n";
    }
}
