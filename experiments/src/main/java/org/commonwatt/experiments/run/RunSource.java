package org.commonwatt.experiments.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.scenario.AreaReader;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.scenario.DaySlice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where a run's scenario and policies came from, so that it can be played again later and from
/// another working directory.
///
/// @param scenario bundled name, or absolute path of a file or folder
/// @param community which one, where that is the file of an area; else null
/// @param seed that replaced the scenario's own; null where none did
/// @param days kept of it; null for all
/// @param policies by name in the run: a policy's name, or the absolute path of a training's folder
public record RunSource(
        String scenario,
        @Nullable String community,
        @Nullable Long seed,
        @Nullable Integer days,
        Map<String, String> policies) {
    public RunSource {
        policies = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    }

    /// A source whose scenario is as a user named it.
    ///
    /// @param policies places of the policies, by name in the run
    public static RunSource of(
            String scenario,
            @Nullable Long seed,
            @Nullable Integer days,
            Map<String, String> policies) {
        return new RunSource(place(scenario), null, seed, days, policies);
    }

    /// A file or folder of that name comes first, as where scenarios are opened.
    private static String place(String typed) {
        try {
            Path path = Path.of(typed);
            return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : typed;
        } catch (java.nio.file.InvalidPathException _) {
            return typed;
        }
    }

    /// The same with another seed.
    RunSource drawn(long other) {
        return new RunSource(scenario, community, other, days, policies);
    }

    /// The same for one community of an area.
    RunSource ofCommunity(String name) {
        return new RunSource(scenario, name, seed, days, policies);
    }

    /// The source that a run's `run.json` names; empty where it names none.
    ///
    /// @param manifest content of `run.json`
    public static Optional<RunSource> in(JsonNode manifest) {
        JsonNode json = manifest.path("source");
        if (json.path("scenario").asString("").isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> policies = new LinkedHashMap<>();
        json.path("policies").forEachEntry((name, place) -> policies.put(name, place.asString("")));
        return Optional.of(
                new RunSource(
                        json.path("scenario").asString(),
                        json.has("community") ? json.path("community").asString() : null,
                        json.has("seed") ? json.path("seed").asLong() : null,
                        json.has("days") ? json.path("days").asInt() : null,
                        policies));
    }

    /// Reads the scenario as it was run, without prices that a plan makes.
    ///
    /// @param changes YAML values by path, in place of the file's
    public ScenarioReading open(Map<String, String> changes) {
        OptionalLong drawn = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        if (community != null) {
            OptionalInt first = days == null ? OptionalInt.empty() : OptionalInt.of(days);
            return AreaReader.community(scenario, community, drawn, first, changes);
        }
        Map<String, String> all = new LinkedHashMap<>(changes);
        drawn.ifPresent(value -> all.putIfAbsent("seed", Long.toString(value)));
        ScenarioReading reading = ScenarioReader.open(scenario, all);
        return days != null
                        && reading instanceof ScenarioReading.Loaded loaded
                        && days < loaded.scenario().axis().days()
                ? new ScenarioReading.Loaded(
                        DaySlice.of(loaded.scenario(), 0, days), loaded.warnings())
                : reading;
    }

    /// The content for run.json.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", scenario);
        if (community != null) {
            json.put("community", community);
        }
        if (seed != null) {
            json.put("seed", seed);
        }
        if (days != null) {
            json.put("days", days);
        }
        json.put("policies", policies);
        return json;
    }
}
