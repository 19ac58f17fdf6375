package org.commonwatt.experiments.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.jspecify.annotations.Nullable;

/// Reads scenarios: a YAML file, the folder that an import wrote, or a bundled name.
///
/// Checks everything before anything runs: limits against oversized files, the JSON Schema, then
/// what a schema cannot say. All problems of a file are found at once.
///
/// ```java
/// switch (ScenarioReader.open("village")) {
///     case ScenarioReading.Loaded loaded -> run(loaded.scenario());
///     case ScenarioReading.Rejected rejected -> System.err.println(rejected.render());
/// }
/// ```
public final class ScenarioReader {
    /// Name of the scenario file within a folder.
    public static final String FILE_NAME = "scenario.yaml";

    private static final List<String> BUNDLED =
            List.of("island", "neighbourhood-100", "terrace", "village");

    private ScenarioReader() {}

    /// Reads a scenario by what a user types: the name of a bundled one, a YAML file, or a folder.
    /// A file or folder of that name comes first.
    public static ScenarioReading open(String nameOrPath) {
        return open(nameOrPath, Map.of());
    }

    /// Reads a scenario as [#open(String)] does, with some of its values replaced before anything
    /// is checked or generated.
    ///
    /// @param changes YAML values by path, such as `seed` → `8`, `market.mechanism` → `none`,
    ///   `participants[3].battery.capacityKwh` → `12`
    public static ScenarioReading open(String nameOrPath, Map<String, String> changes) {
        Path path;
        try {
            path = Path.of(nameOrPath);
        } catch (java.nio.file.InvalidPathException invalid) {
            return rejected(nameOrPath, "This is no path of a file.", null);
        }
        return BUNDLED.contains(nameOrPath) && !Files.exists(path)
                ? bundled(nameOrPath, changes)
                : read(path, changes);
    }

    /// Reads a YAML file, or `scenario.yaml` in a folder.
    public static ScenarioReading read(Path path) {
        return read(path, Map.of());
    }

    private static ScenarioReading read(Path path, Map<String, String> changes) {
        boolean folder = Files.isDirectory(path);
        Path file = folder ? path.resolve(FILE_NAME) : path;
        String shown = file.toString();
        if (!Files.isRegularFile(file)) {
            return rejected(
                    shown,
                    "There is no such scenario.",
                    Spelling.youMean(path.toString(), BUNDLED));
        }
        try {
            if (Files.size(file) > 4L * YamlTree.MAX_CHARS) {
                return rejected(
                        shown,
                        "The file has %d bytes, too many for a scenario."
                                .formatted(Files.size(file)),
                        "it holds series: put them in a CSV file beside it.");
            }
            if (AreaReader.isArea(shown)) {
                return rejected(
                        shown,
                        "This is the file of an area, of several communities; here one is wanted.",
                        "name the scenario of one of them; `commonwatt run` and `validate` take areas.");
            }
            Path absolute = file.toAbsolutePath().normalize();
            Path parent = Objects.requireNonNull(absolute.getParent());
            String name = defaultName(folder || isStandardName(absolute) ? parent : absolute);
            var assembly = new ScenarioAssembly(shown, name, SeriesFiles.of(parent), changes);
            return parsed(shown, Files.readAllBytes(file), assembly);
        } catch (IOException failure) {
            return rejected(
                    shown, "The file cannot be read: %s.".formatted(failure.getMessage()), null);
        }
    }

    /// Reads a scenario that comes with the product.
    public static ScenarioReading bundled(String name) {
        return bundled(name, Map.of());
    }

    private static ScenarioReading bundled(String name, Map<String, String> changes) {
        String file = name + ".yaml";
        if (!BUNDLED.contains(name)) {
            return rejected(
                    name,
                    "There is no such bundled scenario; there are %s."
                            .formatted(String.join(", ", BUNDLED)),
                    Spelling.youMean(name, BUNDLED));
        }
        try (InputStream stream = ScenarioReader.class.getResourceAsStream("/scenarios/" + file)) {
            byte[] bytes = Objects.requireNonNull(stream, file).readAllBytes();
            return parsed(
                    file, bytes, new ScenarioAssembly(file, name, SeriesFiles.none(), changes));
        } catch (IOException failure) {
            return rejected(
                    file, "The file cannot be read: %s.".formatted(failure.getMessage()), null);
        }
    }

    /// What a scenario says of itself, in a sentence for choosers; empty where it says nothing or
    /// cannot be read.
    ///
    /// @param nameOrPath as in [#open(String)]
    public static String description(String nameOrPath) {
        Path path = Path.of(nameOrPath);
        boolean bundled = BUNDLED.contains(nameOrPath) && !Files.exists(path);
        Path file = Files.isDirectory(path) ? path.resolve(FILE_NAME) : path;
        try (InputStream stream =
                bundled
                        ? ScenarioReader.class.getResourceAsStream(
                                "/scenarios/" + nameOrPath + ".yaml")
                        : Files.newInputStream(file)) {
            byte[] bytes = Objects.requireNonNull(stream).readNBytes(4 * YamlTree.MAX_CHARS);
            String text = new String(bytes, StandardCharsets.UTF_8);
            LocatedDocument document = YamlTree.parse(nameOrPath, text, new Findings());
            return document == null ? "" : document.root().path("description").asString("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// Names of the bundled scenarios.
    public static List<String> bundledNames() {
        return BUNDLED;
    }

    /// Reads a scenario from text; series come from `files`.
    ///
    /// @param file file name for messages
    public static ScenarioReading readText(String file, String text, SeriesFiles files) {
        return new ScenarioAssembly(file, defaultName(Path.of(file)), files, Map.of())
                .assemble(text);
    }

    private static ScenarioReading parsed(String file, byte[] bytes, ScenarioAssembly assembly) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            return rejected(
                    file, "The file is no UTF-8 text.", "it was saved in another encoding.");
        }
        return assembly.assemble(text);
    }

    private static boolean isStandardName(Path file) {
        return file.endsWith(FILE_NAME);
    }

    /// A scenario's name where the file gives none: the file's or folder's, made fit for a folder.
    private static String defaultName(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString().replaceAll("\\.ya?ml$", "");
        String plain = name.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return plain.isEmpty() ? "scenario" : plain;
    }

    private static ScenarioReading rejected(String file, String message, @Nullable String maybe) {
        return new ScenarioReading.Rejected(List.of(Problem.ofFile(file, message, maybe)));
    }
}
