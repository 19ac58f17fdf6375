package org.commonwatt.experiments.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.jspecify.annotations.Nullable;

/// The tables of a SimBench folder, `NAME.csv` or `NAME.csv.gz`.
public final class SimbenchFolder {
    private final Path folder;

    public SimbenchFolder(Path folder) {
        this.folder = folder;
    }

    /// The file of a table, or null.
    public @Nullable Path file(String name) {
        Path plain = folder.resolve(name + ".csv");
        Path packed = folder.resolve(name + ".csv.gz");
        return Files.isRegularFile(plain) ? plain : Files.isRegularFile(packed) ? packed : null;
    }

    /// The name of a table's file for messages.
    String path(String name) {
        return folder.resolve(name + ".csv").toString();
    }

    private Path existing(String name) throws NoSuchFileException {
        Path file = file(name);
        if (file == null) {
            throw new NoSuchFileException(path(name));
        }
        return file;
    }

    /// A table of numbers, such as profiles.
    ///
    /// @throws NoSuchFileException if there is none
    public CsvTable numbers(String name) throws CsvRefusal, IOException {
        Path file = existing(name);
        return CsvReading.table(file.toString(), Files.newInputStream(file));
    }

    /// A table that must be there.
    TextRows needed(String name, Findings findings, String... columns)
            throws CsvRefusal, IOException {
        Path file = existing(name);
        InputStream stream = Files.newInputStream(file);
        return TextRows.read(file.toString(), stream, List.of(columns), findings);
    }

    /// A table that may be missing; it has no rows then.
    TextRows optional(String name, Findings findings, String... columns)
            throws CsvRefusal, IOException {
        return file(name) == null
                ? TextRows.empty(path(name), findings)
                : needed(name, findings, columns);
    }
}
