package org.commonwatt.numeric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of a golden folder: numbers that other libraries computed. Found under the system
/// property `commonwatt.golden`; a relative path starts at `commonwatt.root`.
public final class GoldenFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private GoldenFiles() {}

    /// Every `.json` file directly in the folder, in the order of the names; at least one.
    public static List<JsonNode> in(String folder) {
        return files(folder, ".json").stream().map(file -> MAPPER.readTree(file.toFile())).toList();
    }

    /// Every `.csv` file directly in the folder, in the order of the names; at least one.
    public static List<GoldenTable> tables(String folder) {
        return files(folder, ".csv").stream().map(GoldenFiles::table).toList();
    }

    private static GoldenTable table(Path file) {
        try {
            return new GoldenTable(file.getFileName().toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("A golden file must be readable: " + file, e);
        }
    }

    private static List<Path> files(String folder, String ending) {
        Path root = Path.of(System.getProperty("commonwatt.root", ""));
        Path golden = Path.of(System.getProperty("commonwatt.golden", "../shared/golden"));
        Path path = root.resolve(golden).resolve(folder);
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files =
                    entries.filter(file -> file.toString().endsWith(ending)).sorted().toList();
            if (files.isEmpty()) {
                throw new AssertionError("A golden folder must hold files: " + path + ending);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("A golden folder must be readable: " + path, e);
        }
    }

    /// An array of numbers.
    public static double[] numbers(JsonNode array) {
        return elements(array).mapToDouble(JsonNode::asDouble).toArray();
    }

    /// An array of arrays of numbers.
    public static double[][] matrix(JsonNode array) {
        return elements(array).map(GoldenFiles::numbers).toArray(double[][]::new);
    }

    /// An array of texts.
    public static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asString).toList();
    }

    /// The elements of an array, the values of an object.
    public static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
