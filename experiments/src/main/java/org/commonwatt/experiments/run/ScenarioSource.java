package org.commonwatt.experiments.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a scenario with what a run changes about it: another seed, fewer days.
public final class ScenarioSource {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ScenarioSource() {}

    /// Reads a scenario as [ScenarioReader#open] does.
    ///
    /// @param seed replaces the file's seed, so that everything generated is drawn anew
    /// @param days keeps only the first days
    public static ScenarioReading open(String nameOrPath, OptionalLong seed, OptionalInt days) {
        Map<String, String> changes =
                seed.isPresent() ? Map.of("seed", Long.toString(seed.getAsLong())) : Map.of();
        ScenarioReading reading = ScenarioReader.open(nameOrPath, changes);
        if (days.isPresent() && reading instanceof ScenarioReading.Loaded loaded) {
            reading = shortened(nameOrPath, loaded, days.getAsInt());
        }
        return reading;
    }

    /// Reads a scenario as [#open] does, or that of a run by its folder, with the run's own days.
    ///
    /// @param seed replaces the file's and the run's seed
    public static ScenarioReading openOfRun(String nameOrPath, OptionalLong seed) {
        Optional<Path> manifest = manifest(nameOrPath);
        if (manifest.isEmpty()) {
            return open(nameOrPath, seed, OptionalInt.empty());
        }
        try {
            return RunSource.in(JSON.readTree(manifest.get().toFile()))
                    .map(source -> seed.isPresent() ? source.drawn(seed.getAsLong()) : source)
                    .map(source -> source.open(Map.of()))
                    .orElseGet(
                            () ->
                                    rejected(
                                            nameOrPath,
                                            "The run does not say where its scenario came from."));
        } catch (JacksonException failure) {
            return rejected(
                    manifest.get().toString(),
                    "The file cannot be read: %s.".formatted(failure.getOriginalMessage()));
        }
    }

    /// The record of a run whose folder this is; an import's folder is a scenario.
    private static Optional<Path> manifest(String nameOrPath) {
        try {
            Path folder = Path.of(nameOrPath);
            Path manifest = folder.resolve(RunFiles.MANIFEST);
            return Files.isRegularFile(manifest)
                            && !Files.exists(folder.resolve(ScenarioReader.FILE_NAME))
                    ? Optional.of(manifest)
                    : Optional.empty();
        } catch (InvalidPathException invalid) {
            return Optional.empty();
        }
    }

    private static ScenarioReading shortened(
            String nameOrPath, ScenarioReading.Loaded loaded, int days) {
        int all = loaded.scenario().axis().days();
        if (days < 1 || days > all) {
            return rejected(
                    nameOrPath,
                    "The days (%d) must be between 1 and the scenario's %d.".formatted(days, all));
        }
        Scenario first = days == all ? loaded.scenario() : DaySlice.of(loaded.scenario(), 0, days);
        return new ScenarioReading.Loaded(first, loaded.warnings());
    }

    private static ScenarioReading rejected(String file, String message) {
        return new ScenarioReading.Rejected(List.of(Problem.ofFile(file, message, null)));
    }
}
