package org.commonwatt.experiments.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.run.RunSource;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.store.AreaFolder;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.RunManifest;
import org.commonwatt.experiments.store.UtilityFile;
import org.commonwatt.explain.Replay;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityPrices;
import org.commonwatt.operate.simulation.UtilityBill;
import org.commonwatt.optim.highs.HighsSolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A run folder, opened far enough to play the run again.
///
/// @param folder where it stands
/// @param source where scenario and policies come from
/// @param scenario the scenario that was run, with its prices
/// @param pricesPlanned whether a plan made its community prices
/// @param stateHashes final state by policy, in the order of the run
/// @param charges what a utility charged for the load of several communities, by policy
record RunOpening(
        Path folder,
        RunSource source,
        Scenario scenario,
        boolean pricesPlanned,
        Map<String, Long> stateHashes,
        Map<String, UtilityBill> charges) {
    private static final String EXPLANATIONS = "explanations.jsonl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Opens a folder.
    ///
    /// @throws ExplainRefusal if it is no run, or its scenario is gone or has changed
    static RunOpening of(Path folder) {
        JsonNode manifest = manifest(folder);
        RunSource source =
                RunSource.in(manifest)
                        .orElseThrow(
                                () ->
                                        new ExplainRefusal(
                                                "The run %s does not say where its scenario came from.\nMaybe an older version wrote it: run it again."
                                                        .formatted(folder)));
        Scenario unpriced = scenario(folder, source, Map.of());
        Scenario scenario = CommunityPrices.priced(unpriced, HighsSolver::new);
        requireSame(folder, manifest.path("hashes"), scenario);
        Map<String, Long> hashes = new LinkedHashMap<>();
        for (JsonNode policy : manifest.path("policies")) {
            hashes.put(
                    policy.path("policy").asString(""),
                    Long.parseUnsignedLong(policy.path("stateHash").asString("0"), 16));
        }
        if (hashes.isEmpty()) {
            throw new ExplainRefusal(
                    "The run %s has no finished policy.\nMaybe it was interrupted: run it again."
                            .formatted(folder));
        }
        boolean planned = CommunityPrices.arePlanned(unpriced);
        return new RunOpening(
                folder, source, scenario, planned, hashes, charges(folder, source, scenario));
    }

    private static Map<String, UtilityBill> charges(
            Path folder, RunSource source, Scenario scenario) {
        try {
            Map<String, UtilityBill> charges = UtilityFile.read(folder, scenario.axis());
            if (source.community() != null && charges.isEmpty()) {
                throw new ExplainRefusal(
                        "The run %s is of a community of an area, but what the utility charged it is missing: %s.\nMaybe the file was deleted: run the area again."
                                .formatted(folder, folder.resolve(UtilityFile.FILE)));
            }
            return charges;
        } catch (RunFolderException unreadable) {
            throw new ExplainRefusal(String.valueOf(unreadable.getMessage()));
        }
    }

    /// The run of a policy, to be played again.
    Replay replay(String policy) {
        return new Replay(scenario, charges.get(policy));
    }

    private static JsonNode manifest(Path folder) {
        Path file = folder.resolve(RunFiles.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new ExplainRefusal(AreaFolder.noRun(folder, RunFiles.MANIFEST));
        }
        try {
            JsonNode manifest = JSON.readTree(file.toFile());
            if (!manifest.path("schema").asString("").equals(RunManifest.SCHEMA)) {
                throw new ExplainRefusal("%s is not the record of a run.".formatted(file));
            }
            return manifest;
        } catch (JacksonException failure) {
            throw new ExplainRefusal(
                    "%s cannot be read: %s".formatted(file, failure.getOriginalMessage()));
        }
    }

    private static Scenario scenario(Path folder, RunSource source, Map<String, String> changes) {
        return switch (source.open(changes)) {
            case ScenarioReading.Loaded loaded -> loaded.scenario();
            case ScenarioReading.Rejected rejected ->
                    throw new ExplainRefusal(
                            "The scenario of the run %s cannot be opened: %s"
                                    .formatted(folder, rejected.render()));
        };
    }

    /// The scenario with some values of its file replaced.
    ///
    /// @param changes YAML values by path
    /// @throws ExplainRefusal if it cannot be run
    Scenario rewritten(Map<String, String> changes) {
        return CommunityPrices.priced(scenario(folder, source, changes), HighsSolver::new);
    }

    private static void requireSame(Path folder, JsonNode hashes, Scenario scenario) {
        for (Map.Entry<String, String> hash : ScenarioHash.of(scenario).entrySet()) {
            if (!hash.getValue().equals(hashes.path(hash.getKey()).asString(""))) {
                throw new ExplainRefusal(
                        "The %s of scenario %s is not that of the run %s any more.\nMaybe its files were changed since: run it again."
                                .formatted(hash.getKey(), scenario.name(), folder));
            }
        }
    }

    /// Appends a line of JSON for each answer to the folder's `explanations.jsonl`.
    void append(List<Map<String, Object>> answers) {
        Path file = folder.resolve(EXPLANATIONS);
        var lines = new StringBuilder();
        answers.forEach(answer -> lines.append(JSON.writeValueAsString(answer)).append('\n'));
        try {
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new ExplainRefusal(
                    "%s cannot be written: %s".formatted(file, failure.getMessage()));
        }
    }
}
