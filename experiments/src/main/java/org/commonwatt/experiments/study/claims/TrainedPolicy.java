package org.commonwatt.experiments.study.claims;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What became of the training behind a cell.
///
/// @param folder of the training
/// @param status how it ended
/// @param steps played
/// @param seconds it took
/// @param convergence when its return came to stay near its last
public record TrainedPolicy(
        Path folder, String status, long steps, double seconds, Convergence convergence) {
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("folder", folder.toString());
        figures.put("status", status);
        figures.put("steps", steps);
        figures.put("seconds", seconds);
        figures.put("converged_steps", convergence.steps());
        figures.put("converged_seconds", convergence.seconds());
        return figures;
    }

    static TrainedPolicy read(JsonNode cell) {
        return new TrainedPolicy(
                Path.of(cell.path("folder").asString()),
                cell.path("status").asString(),
                cell.path("steps").asLong(),
                cell.path("seconds").asDouble(),
                new Convergence(
                        cell.path("converged_steps").asLong(),
                        cell.path("converged_seconds").asDouble()));
    }
}
