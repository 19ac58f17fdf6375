package org.commonwatt.experiments.area;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.experiments.scenario.Area;
import org.commonwatt.experiments.store.AreaFolder;
import org.commonwatt.experiments.store.UtilityFile;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.UtilityBill;
import org.commonwatt.operate.simulation.UtilityRun;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The file of an area's folder, with what the policies did side by side: the communities' load of
/// all and what the utility charged for it. An interrupted run goes on with it.
final class AreaFile {
    private static final String SCHEMA = "commonwatt.area-run";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final String identity;
    private final List<Scenario> scenarios;
    private final TimeAxis axis;

    /// @param settings of the run
    /// @param scenarios of the communities, with their prices
    AreaFile(Area area, RunSettings settings, List<Scenario> scenarios) {
        file = settings.folder().resolve(AreaFolder.FILE);
        this.scenarios = scenarios;
        axis = scenarios.getFirst().axis();
        var all = new StringBuilder(settings.identity()).append(area.tariff()).append('\n');
        scenarios.forEach(each -> all.append(ScenarioHash.of(each)).append('\n'));
        identity = CellStore.hash(all.toString());
    }

    /// What an interrupted run of the very same area has done side by side, by policy; empty where
    /// there is none.
    Map<String, Coupled> read() {
        Map<String, Coupled> known = new LinkedHashMap<>();
        if (!Files.isRegularFile(file)) {
            return known;
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (json.path("identity").asString("").equals(identity)) {
                json.path("policies")
                        .forEachEntry((policy, node) -> known.put(policy, coupled(node)));
            }
            return known;
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            // It is found again by playing.
            return new LinkedHashMap<>();
        }
    }

    /// Writes what is known.
    void write(Map<String, Coupled> known) {
        Map<String, Object> policies = new LinkedHashMap<>();
        known.forEach((policy, coupled) -> policies.put(policy, json(coupled)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", 1);
        json.put("communities", scenarios.stream().map(Scenario::name).toList());
        json.put("identity", identity);
        json.put("policies", policies);
        CellStore.write(file, JSON.writeValueAsString(json));
    }

    /// All communities are charged alike but for their parts of the peak.
    private Map<String, Object> json(Coupled coupled) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stateHashes", coupled.hashes().stream().map("%016x"::formatted).toList());
        json.put("loadPeaks", coupled.peaks());
        json.put("charges", UtilityFile.json(coupled.bills().getFirst(), axis));
        json.put(
                "peakUnits",
                coupled.bills().stream()
                        .map(
                                bill ->
                                        IntStream.range(0, bill.periods())
                                                .mapToObj(bill::peakUnits)
                                                .toList())
                        .toList());
        return json;
    }

    private Coupled coupled(JsonNode json) {
        List<UtilityBill> bills = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        for (int c = 0; c < scenarios.size(); c++) {
            UtilityBill bill = UtilityFile.bill(json.path("charges"), axis);
            for (int period = 0; period < bill.periods(); period++) {
                bill.peakCharge(period, json.path("peakUnits").path(c).path(period).asLong());
            }
            bills.add(bill);
            String hash = json.path("stateHashes").path(c).asString();
            hashes.add(Long.parseUnsignedLong(hash, 16));
        }
        List<UtilityRun.Peak> peaks = new ArrayList<>();
        for (JsonNode peak : json.path("loadPeaks")) {
            peaks.add(
                    new UtilityRun.Peak(
                            peak.path("period").asString(),
                            peak.path("step").asInt(),
                            peak.path("loadKw").asDouble(),
                            peak.path("units").asLong()));
        }
        return new Coupled(bills, hashes, peaks);
    }
}
