package org.commonwatt.experiments.export;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.training.BundledPolicies;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.TrainingFolder;
import org.commonwatt.experiments.training.TrainingRefusal;

/// Writes what a command wrote in another format.
///
/// A folder of several seeds or communities is exported folder by folder.
public final class Exports {
    private static final List<String> TOLD =
            List.of(RunFiles.MANIFEST, "summary.json", TrainingFolder.SUMMARY);

    private Exports() {}

    /// Exports a folder, or a policy that comes with the product, by its name.
    ///
    /// @param out folder that is made; empty or not there yet
    /// @throws ExportRefusal if there is nothing to export, or it cannot be read or written
    public static Exported write(String source, ExportFormat format, Path out) {
        Path folder = folder(source);
        try (ExportFolder written = ExportFolder.at(out)) {
            for (Path part : parts(folder, format)) {
                String prefix = part.equals(folder) ? "" : part.getFileName() + "/";
                write(part, prefix, format, written);
            }
            if (written.isEmpty()) {
                throw nothing(folder, format);
            }
            return written.publish();
        } catch (TrainingRefusal refusal) {
            throw new ExportRefusal(String.valueOf(refusal.getMessage()), refusal);
        } catch (IOException e) {
            throw new ExportRefusal(
                    "%s cannot be written: %s.\nMaybe the disk is full, or the folder is not yours."
                            .formatted(out, e.getMessage()),
                    e);
        }
    }

    private static Path folder(String source) {
        Path folder = Path.of(source);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (Files.isDirectory(Path.of(source + ".partial"))) {
            throw new ExportRefusal(
                    "%s was cut off while it ran: there is only %s.partial.\nMaybe run it again."
                            .formatted(source, source));
        }
        return BundledPolicies.folder(source)
                .orElseThrow(
                        () ->
                                new ExportRefusal(
                                        "There is no folder %s.\nMaybe the folder that run, train or study wrote is meant (their --out), or one of %s."
                                                .formatted(source, BundledPolicies.names())));
    }

    /// The folder itself, or those in it where it only holds others.
    private static List<Path> parts(Path folder, ExportFormat format) throws IOException {
        List<Path> parts = new ArrayList<>();
        if (holds(folder, format)) {
            parts.add(folder);
        } else {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(entry -> isResult(entry) && holds(entry, format))
                        .sorted()
                        .forEach(parts::add);
            }
        }
        return parts.isEmpty() ? List.of(folder) : parts;
    }

    private static boolean isResult(Path folder) {
        return Files.exists(folder.resolve(RunFiles.MANIFEST))
                || TrainingFolder.hasTraining(folder);
    }

    private static boolean holds(Path folder, ExportFormat format) {
        return switch (format) {
            case ONNX -> PolicyFolder.isPolicy(folder);
            case TENSORBOARD -> Files.isDirectory(folder.resolve(TrainingFolder.EVENTS));
            default ->
                    Files.exists(folder.resolve(RunFiles.MANIFEST))
                            || Files.exists(folder.resolve(TrainingFolder.PROGRESS));
        };
    }

    private static void write(Path folder, String prefix, ExportFormat format, ExportFolder out)
            throws IOException {
        switch (format) {
            case ONNX -> PolicyFiles.models(folder, prefix, out);
            case TENSORBOARD -> PolicyFiles.curves(folder, prefix, out);
            default -> tables(folder, prefix, format, out);
        }
    }

    private static void tables(Path folder, String prefix, ExportFormat format, ExportFolder out)
            throws IOException {
        if (!folder.getFileSystem().equals(FileSystems.getDefault())) {
            throw nothing(folder, format);
        }
        try (var tables = new TableFiles(format, out)) {
            tables.write(folder, prefix);
        } catch (SQLException e) {
            throw new ExportRefusal(String.valueOf(e.getMessage()), e);
        }
        if (!out.isEmpty()) {
            for (String name : TOLD) {
                if (Files.exists(folder.resolve(name))) {
                    out.copy(folder.resolve(name), prefix + name);
                }
            }
        }
    }

    private static ExportRefusal nothing(Path folder, ExportFormat format) {
        return new ExportRefusal(
                "%s has no table that could be written as %s.\nMaybe the folder that run, train or study wrote is meant (their --out)."
                        .formatted(folder, format.key()));
    }
}
