package org.commonwatt.experiments.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folder that a run of an area wrote: a run folder per community, and beside them what they
/// did together.
public final class AreaFolder {
    /// What the communities did side by side; a folder that has it is that of an area.
    public static final String FILE = "area.json";

    private AreaFolder() {}

    /// Makes the folder of an area's runs.
    ///
    /// @throws RunFolderException if something else stands there, or it cannot be written
    public static void prepare(Path folder) {
        if (Files.isRegularFile(folder.resolve(RunFiles.MANIFEST))) {
            throw new RunFolderException(
                    "%s is the folder of one run, so the runs of an area are not put into it.\nMaybe choose another folder with --out."
                            .formatted(folder));
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new RunFolderException(
                    "%s is no folder, so the runs of an area cannot be put into it.\nMaybe choose another place with --out."
                            .formatted(folder));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw RunFolderException.notWritten("The folder " + folder, failure);
        }
    }

    /// Names of the communities whose run folders stand there, in the order of the alphabet; empty
    /// where the folder is none of an area.
    public static List<String> communities(Path folder) {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .filter(each -> Files.isRegularFile(each.resolve(RunFiles.MANIFEST)))
                    .map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> !name.endsWith(".partial") && !name.endsWith(".old"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Why a folder is not that of one run.
    ///
    /// @param missing file that it lacks
    public static String noRun(Path folder, String missing) {
        List<String> communities = communities(folder);
        return communities.isEmpty()
                ? "%s is no run folder: it has no %s.\nMaybe run a scenario first, with `commonwatt run`."
                        .formatted(folder, missing)
                : "%s holds the runs of an area's communities: %s.\nMaybe name one of them: %s."
                        .formatted(
                                folder,
                                String.join(", ", communities),
                                folder.resolve(communities.getFirst()));
    }
}
