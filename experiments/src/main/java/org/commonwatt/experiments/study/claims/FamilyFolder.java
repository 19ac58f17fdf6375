package org.commonwatt.experiments.study.claims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.imports.CityLearnImport;
import org.commonwatt.experiments.imports.ImportReport;
import org.commonwatt.experiments.imports.ImportResult;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.operate.scenario.Scenario;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Makes the communities of the evidence from a folder of public data: imports the measured homes
/// once, leaves out those that the importer flags, and writes a scenario for each family.
public final class FamilyFolder {
    /// Folder of the homes within the data.
    static final String HOMES = "citylearn_2022_phase_all";

    private static final String SCENARIO = "scenario.yaml";
    private static final String PARTICIPANTS = "participants";
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final Path data;
    private final Path out;

    /// @param data folder of public data sets
    /// @param out where scenarios are put
    public FamilyFolder(Path data, Path out) {
        this.data = data;
        this.out = out;
    }

    /// A family's community, made where it is not there yet.
    ///
    /// @throws StudyRefusal if the data are not there
    public Path scenario(Family family) {
        Path homes = homes();
        Path folder = out.resolve(family.name());
        try {
            Files.createDirectories(folder);
            for (String file : series(homes)) {
                Path copy = folder.resolve(file);
                if (!Files.exists(copy)) {
                    Files.copy(homes.resolve(file), copy);
                }
            }
            ObjectNode scenario = (ObjectNode) YAML.readTree(homes.resolve(SCENARIO).toFile());
            scenario.put("name", "claims-" + family.name());
            merge(scenario, family.set());
            ArrayNode members = (ArrayNode) scenario.get(PARTICIPANTS);
            for (int k = 0; k < members.size() && !family.members().isEmpty(); k++) {
                merge(
                        (ObjectNode) members.get(k),
                        family.members().get(k % family.members().size()));
            }
            // JSON is YAML.
            CellStore.write(
                    folder.resolve(SCENARIO),
                    JsonMapper.shared()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(scenario)
                            + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return folder;
    }

    /// Reads a family's community.
    public static Scenario open(Path folder) {
        return switch (ScenarioReader.open(folder.toString(), Map.of())) {
            case ScenarioReading.Loaded loaded -> loaded.scenario();
            case ScenarioReading.Rejected rejected -> throw new StudyRefusal(rejected.render());
        };
    }

    private static List<String> series(Path homes) throws IOException {
        try (var files = Files.list(homes)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private Path homes() {
        Path homes = out.resolve("homes-imported");
        if (Files.exists(homes.resolve(SCENARIO))) {
            return homes;
        }
        var options =
                new CityLearnImport.Options(
                        CityLearnImport.Options.DEFAULT.currency(),
                        CityLearnImport.Options.DEFAULT.offset(),
                        null,
                        true);
        return switch (CityLearnImport.run(data.resolve(HOMES), homes, options)) {
            case ImportResult.Refused refused ->
                    throw new StudyRefusal(
                            "%s%nMaybe name the folder of the public data with --data."
                                    .formatted(refused.render()));
            case ImportResult.Imported imported -> {
                leaveOutFlagged(homes, imported.report());
                yield homes;
            }
        };
    }

    private static void leaveOutFlagged(Path homes, ImportReport report) {
        Set<String> odd = new HashSet<>();
        report.homes().stream()
                .filter(home -> !home.flags().isEmpty())
                .forEach(home -> odd.add(home.id()));
        Path file = homes.resolve(SCENARIO);
        ObjectNode scenario = (ObjectNode) YAML.readTree(file.toFile());
        ArrayNode kept = scenario.arrayNode();
        for (JsonNode member : scenario.path(PARTICIPANTS)) {
            if (!odd.contains(member.path("id").asString())) {
                kept.add(member);
            }
        }
        scenario.set(PARTICIPANTS, kept);
        CellStore.write(file, JsonMapper.shared().writeValueAsString(scenario) + "\n");
    }

    /// Puts values over others: objects are merged, null removes.
    static void merge(ObjectNode into, JsonNode from) {
        from.forEachEntry(
                (key, value) -> {
                    if (value.isNull()) {
                        into.remove(key);
                    } else if (value instanceof ObjectNode
                            && into.get(key) instanceof ObjectNode inner) {
                        merge(inner, value);
                    } else {
                        into.set(key, value);
                    }
                });
    }
}
