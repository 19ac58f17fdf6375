package org.commonwatt.experiments.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a run's scenario and policies came from, so that it can be played again later and from
/// another working directory.
///
/// @param scenario bundled name, or absolute path of a file or folder
/// @param seed that replaced the scenario's own; null where none did
/// @param days kept of it; null for all
/// @param policies by name in the run: a policy's name, or the absolute path of a training's folder
public record RunSource(
        String scenario,
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
        return new RunSource(place(scenario), seed, days, policies);
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

    /// The content for run.json.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", scenario);
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
