package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.jspecify.annotations.Nullable;

/// A scenario folder in the making: written beside its place, read back, then moved there whole.
/// Either the complete folder appears or nothing does.
final class ScenarioFolder implements AutoCloseable {
    private static final String REPORT = "import.json";

    private final Path target;
    private final Path draft;
    private final boolean replace;

    private ScenarioFolder(Path target, Path draft, boolean replace) {
        this.target = target;
        this.draft = draft;
        this.replace = replace;
    }

    /// Starts a folder.
    ///
    /// @param replace whether an older scenario folder of that name may be replaced
    /// @throws ImportRefusal if the target exists and may not be replaced
    static ScenarioFolder at(Path target, boolean replace) throws ImportRefusal, IOException {
        Path absolute = target.toAbsolutePath().normalize();
        boolean empty = isEmptyFolder(absolute);
        if (Files.exists(absolute) && !empty) {
            if (!replace) {
                throw new ImportRefusal(
                        target.toString(),
                        "The output folder exists already.",
                        "--force should replace it.");
            }
            if (!Files.isRegularFile(absolute.resolve(ScenarioReader.FILE_NAME))) {
                throw new ImportRefusal(
                        target.toString(),
                        "The output folder holds no scenario; it is not replaced.",
                        null);
            }
        }
        Path parent = Objects.requireNonNullElse(absolute.getParent(), absolute);
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, "." + absolute.getFileName() + "-");
        return new ScenarioFolder(absolute, draft, replace || empty);
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /// Where to write files.
    Path path() {
        return draft;
    }

    /// Writes the scenario and the report, checks that the scenario can be read, and moves the
    /// folder to its place.
    ///
    /// @throws ImportRefusal if the scenario that was written cannot be read
    Path finish(String scenarioYaml, ImportReport report) throws ImportRefusal, IOException {
        Files.writeString(draft.resolve(ScenarioReader.FILE_NAME), scenarioYaml);
        Files.writeString(draft.resolve(REPORT), report.json());
        if (ScenarioReader.read(draft) instanceof ScenarioReading.Rejected rejected) {
            throw new ImportRefusal(rejected.problems());
        }
        Path old = replace && Files.exists(target) ? moveAside() : null;
        move(draft, target);
        if (old != null) {
            delete(old);
        }
        return target;
    }

    private @Nullable Path moveAside() throws IOException {
        Path old = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-");
        Path moved = old.resolve("old");
        move(target, moved);
        return old;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to);
        }
    }

    /// Removes the draft where the folder was not finished.
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            delete(draft);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
