package org.commonwatt.grid.solar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.grid.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A CSV file of the golden folder `pv_thermal`. A number that rows do not give is the one of
/// `parameters.json`.
record SolarTable(String name, List<Row> rows, JsonNode parameters) {
    private static final String FOLDER = "pv_thermal";

    /// Every table of the folder that has all columns given; at least one.
    static List<SolarTable> with(String... columns) {
        List<SolarTable> found =
                all().filter(table -> Arrays.stream(columns).allMatch(table.first()::has)).toList();
        if (found.isEmpty()) {
            throw new AssertionError("No golden table has " + Arrays.toString(columns));
        }
        return found;
    }

    /// Every row of every table that has all columns given.
    static List<Row> rowsWith(String... columns) {
        return with(columns).stream().flatMap(table -> table.rows().stream()).toList();
    }

    private Row first() {
        return rows.getFirst();
    }

    private static Stream<SolarTable> all() {
        Path root = Path.of(System.getProperty("commonwatt.root", ""));
        Path golden = Path.of(System.getProperty("commonwatt.golden", "../shared/golden"));
        Path folder = root.resolve(golden).resolve(FOLDER);
        JsonNode parameters =
                JsonMapper.builder()
                        .build()
                        .readTree(folder.resolve("parameters.json").toFile())
                        .path("chain");
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .map(file -> read(file, parameters))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("A golden folder must be readable: " + folder, e);
        }
    }

    private static SolarTable read(Path file, JsonNode parameters) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] names = lines.getFirst().split(",", -1);
            List<Row> rows =
                    lines.stream()
                            .skip(1)
                            .filter(line -> !line.isBlank())
                            .map(line -> Row.of(file.getFileName(), names, line, parameters))
                            .toList();
            return new SolarTable(file.getFileName().toString(), rows, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("A golden file must be readable: " + file, e);
        }
    }

    /// One line of a table.
    record Row(String table, Map<String, String> cells, JsonNode parameters) {
        private static Row of(Path file, String[] names, String line, JsonNode parameters) {
            String[] values = line.split(",", -1);
            if (values.length != names.length) {
                throw new AssertionError("A row needs a cell per column: " + line);
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int c = 0; c < names.length; c++) {
                cells.put(names[c], values[c]);
            }
            return new Row(file.toString(), cells, parameters);
        }

        /// Whether the row gives a number for a column.
        boolean has(String column) {
            return !cells.getOrDefault(column, "").isEmpty();
        }

        double number(String column) {
            if (cells.containsKey(column)) {
                return Double.parseDouble(cells.get(column));
            }
            JsonNode parameter = parameters.path(column);
            if (!parameter.isNumber()) {
                throw new AssertionError("Neither row nor parameters have " + column);
            }
            return parameter.asDouble();
        }

        Instant instant() {
            return Instant.parse(cells.get("utc"));
        }

        Place place() {
            return new Place(number("latitude"), number("longitude"), number("altitude_m"));
        }

        /// The position that the row gives.
        SunPosition sun() {
            return new SunPosition(number("zenith"), number("apparent_zenith"), number("azimuth"));
        }

        /// A path of the position that the row gives.
        SunPath path() {
            return SunPath.of(List.of(sun()), new double[] {number("extra_radiation")});
        }

        double albedo() {
            return parameters.path("albedo").asDouble();
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(table, cells.getOrDefault("place", ""), cells.get("utc"));
        }
    }
}
