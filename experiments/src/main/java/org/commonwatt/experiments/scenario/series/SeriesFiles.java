package org.commonwatt.experiments.scenario.series;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the files named in a scenario come from.
@FunctionalInterface
public interface SeriesFiles {
    /// Opens a file by its name relative to the scenario.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is none
    /// @throws java.nio.file.AccessDeniedException if it lies outside the scenario's folder
    InputStream open(String name) throws IOException;

    /// Files of a folder and its subfolders, and of nowhere else.
    static SeriesFiles of(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return name -> {
            Path file = root.resolve(name).normalize();
            if (!file.startsWith(root)) {
                throw new java.nio.file.AccessDeniedException(name);
            }
            if (!Files.isRegularFile(file)) {
                throw new java.nio.file.NoSuchFileException(name);
            }
            return Files.newInputStream(file);
        };
    }

    /// No files at all.
    static SeriesFiles none() {
        return name -> {
            throw new java.nio.file.NoSuchFileException(name);
        };
    }
}
