package org.commonwatt.server.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonwatt.experiments.training.BundledPolicies;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.TrainingFolder;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Trainings and their curves.
public final class TrainingRoutes {
    private static final int MOST_POINTS = 2000;

    private final DataFolder data;

    /// @param data where their folders are
    public TrainingRoutes(DataFolder data) {
        this.data = data;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/trainings", this::list),
                Route.get("/api/v1/trainings/{training}", this::one));
    }

    private Answer list(Exchange exchange) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (String name : BundledPolicies.names()) {
            list.add(describe(name, BundledPolicies.folder(name).orElseThrow(), true));
        }
        for (String name : data.having(TrainingFolder.PROGRESS)) {
            list.add(describe(name, data.root().resolve(name), false));
        }
        return Answer.json(Map.of("trainings", list));
    }

    private static Map<String, @Nullable Object> describe(
            String name, Path folder, boolean bundled) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("training", name);
        json.put("bundled", bundled);
        JsonNode manifest =
                PolicyFolder.isPolicy(folder)
                        ? PolicyFolder.open(folder).manifest()
                        : new RunTables(folder).json(TrainingFolder.SUMMARY);
        json.put("algorithm", manifest.path("algorithm").asString(""));
        JsonNode game = manifest.path("game");
        json.put("game", game.isObject() ? game.path("name").asString("") : game.asString(""));
        json.put("steps", manifest.path("steps").isNumber() ? manifest.path("steps") : null);
        json.put(
                "metrics",
                manifest.path("metrics").isObject() ? manifest.path("metrics") : Map.of());
        return json;
    }

    private Answer one(Exchange exchange) {
        String name = exchange.name("training");
        Optional<Path> bundled = BundledPolicies.folder(name);
        Path folder =
                bundled.or(() -> data.find(name, TrainingFolder.PROGRESS))
                        .orElseThrow(() -> Refusal.unknown("training", name));
        Map<String, @Nullable Object> json = describe(name, folder, bundled.isPresent());
        json.put(
                "curves",
                Files.exists(folder.resolve(TrainingFolder.PROGRESS))
                        ? curves(new RunTables(folder).csv(TrainingFolder.PROGRESS))
                        : Map.of());
        return Answer.json(json);
    }

    /// Curves of the last training in the data folder that is of a game; empty where there is none.
    public Map<String, List<@Nullable Double>> curvesOf(String game) {
        Map<String, List<@Nullable Double>> curves = Map.of();
        for (String name : data.having(TrainingFolder.PROGRESS)) {
            Path folder = data.root().resolve(name);
            if (game.equals(describe(name, folder, false).get("game"))) {
                curves = curves(new RunTables(folder).csv(TrainingFolder.PROGRESS));
            }
        }
        return curves;
    }

    /// Columns of numbers, thinned to so many points.
    private static Map<String, List<@Nullable Double>> curves(List<Map<String, String>> rows) {
        Map<String, List<@Nullable Double>> curves = new LinkedHashMap<>();
        int width = Math.max(1, (rows.size() + MOST_POINTS - 1) / MOST_POINTS);
        for (int k = 0; k < rows.size(); k += width) {
            rows.get(k)
                    .forEach(
                            (column, text) ->
                                    curves.computeIfAbsent(column, _ -> new ArrayList<>())
                                            .add(number(text)));
        }
        return curves;
    }

    private static @Nullable Double number(String text) {
        try {
            return RunTables.number(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
