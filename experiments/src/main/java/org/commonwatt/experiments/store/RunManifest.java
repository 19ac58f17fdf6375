package org.commonwatt.experiments.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;

/// What `run.json` says: enough to repeat the run and to read its numbers.
///
/// @param status `complete` or `interrupted`
/// @param command the command line that repeats the run
/// @param software name and version of what wrote the folder
/// @param policies the finished policies with the hash of their final state, in order
/// @param hashes SHA-256 of the `configuration` and of the `data`
/// @param steps what steps.parquet holds
/// @param warnings what the reader should know before using the numbers
/// @param finishedAt instant at which the run ended, ISO-8601
/// @param wallSeconds duration of the run
/// @param source where scenario and policies can be found again, as JSON; empty where unknown
public record RunManifest(
        String status,
        String command,
        String software,
        Map<String, String> policies,
        Map<String, String> hashes,
        StepsKept steps,
        List<String> warnings,
        String finishedAt,
        double wallSeconds,
        Map<String, Object> source) {
    /// Name of the schema of run.json.
    public static final String SCHEMA = "commonwatt.run";

    /// Its version.
    public static final int VERSION = 1;

    /// What steps.parquet holds.
    ///
    /// @param mode `none`, `day` or `full`
    /// @param typicalDays local dates of the typical days
    public record StepsKept(String mode, List<String> typicalDays) {
        public StepsKept {
            typicalDays = List.copyOf(typicalDays);
        }
    }

    /// A run whose source is unknown.
    public RunManifest(
            String status,
            String command,
            String software,
            Map<String, String> policies,
            Map<String, String> hashes,
            StepsKept steps,
            List<String> warnings,
            String finishedAt,
            double wallSeconds) {
        this(
                status,
                command,
                software,
                policies,
                hashes,
                steps,
                warnings,
                finishedAt,
                wallSeconds,
                Map.of());
    }

    public RunManifest {
        source = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(source));
        policies = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        hashes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
        warnings = List.copyOf(warnings);
    }

    /// Whether every policy finished.
    public boolean complete() {
        return status.equals("complete");
    }

    /// The content of run.json, ready for a JSON writer.
    public Map<String, Object> toJson(Scenario scenario) {
        TimeAxis axis = scenario.axis();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("status", status);
        json.put("scenario", scenario.name());
        json.put("currency", scenario.currency());
        json.put("seed", scenario.seed());
        json.put("policies", stateHashes());
        json.put("mechanism", scenario.mechanism());
        json.put("participants", scenario.community().size());
        json.put("time", time(axis));
        json.put("hashes", hashes);
        json.put("steps", steps);
        json.put("units", units(scenario.currency()));
        json.put("signs", SIGNS);
        json.put("assumptions", scenario.assumptions());
        json.put("warnings", warnings);
        json.put("command", command);
        json.put("source", source);
        json.put("software", software);
        json.put("java", Runtime.version().toString());
        json.put("finishedAt", finishedAt);
        json.put("wallSeconds", wallSeconds);
        return json;
    }

    private List<Map<String, Object>> stateHashes() {
        List<Map<String, Object>> list = new ArrayList<>();
        policies.forEach(
                (policy, hash) -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("policy", policy);
                    entry.put("stateHash", hash);
                    list.add(entry);
                });
        return list;
    }

    private static Map<String, Object> time(TimeAxis axis) {
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("zone", axis.zone().getId());
        time.put("step", axis.step().toString());
        time.put("steps", axis.steps());
        time.put("days", axis.days());
        List<Map<String, Object>> windows = new ArrayList<>();
        for (TimeAxis.Window window : axis.windows()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("start", window.start().toString());
            entry.put("steps", window.steps());
            windows.add(entry);
        }
        time.put("windows", windows);
        return time;
    }

    private static Map<String, String> units(String currency) {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("money", currency + "; ledger integers are 0.00001 " + currency);
        units.put("energy", "kWh per step; ledger integers are mWh");
        units.put("power", "kW, mean of a step");
        units.put("price", currency + "/kWh");
        units.put("soc", "stored energy / nameplate capacity, 0 to 1");
        units.put("emissions", "kg CO2e");
        return units;
    }

    private static final List<String> SIGNS =
            List.of(
                    "An amount is positive when the member pays and negative when the member"
                            + " receives.",
                    "Energies are never negative, and their direction is in their name; only in the"
                            + " ledger, bills.csv and trades.csv what a member delivers is negative,"
                            + " as is what it earns.",
                    "A net load is import minus export.");
}
