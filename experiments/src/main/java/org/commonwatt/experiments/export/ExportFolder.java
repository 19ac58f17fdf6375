package org.commonwatt.experiments.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The folder of an export in the making: written beside its place and moved there whole, so that
/// either all files appear or none.
final class ExportFolder implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final List<Exported.File> files = new ArrayList<>();

    private ExportFolder(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /// @throws ExportRefusal if something is there already
    static ExportFolder at(Path wanted) throws IOException {
        Path target = wanted.toAbsolutePath().normalize();
        if (Files.exists(target) && !isEmptyFolder(target)) {
            throw new ExportRefusal(
                    "%s exists already.\nMaybe choose another place with --out.".formatted(wanted));
        }
        Path parent = Objects.requireNonNullElse(target.getParent(), target);
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
        return new ExportFolder(target, draft);
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /// Whether nothing was written yet.
    boolean isEmpty() {
        return files.isEmpty();
    }

    /// The place of a file that is about to be written.
    Path file(String name) throws IOException {
        Path file = draft.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /// Takes note of a file that was written.
    void written(String name, long rows) throws IOException {
        files.add(new Exported.File(name, rows, Files.size(draft.resolve(name))));
    }

    /// Copies a file.
    void copy(Path from, String name) throws IOException {
        // By bytes, since bundled files may lie in an archive.
        Files.write(file(name), Files.readAllBytes(from));
        written(name, 0);
    }

    /// Moves the folder to its place.
    Exported publish() throws IOException {
        Files.deleteIfExists(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        return new Exported(target, files);
    }

    /// Removes the draft where the folder was not published.
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            try (Stream<Path> walk = Files.walk(draft)) {
                List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }
}
