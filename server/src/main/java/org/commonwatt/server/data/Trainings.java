package org.commonwatt.server.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.commonwatt.experiments.training.BundledPolicies;
import org.commonwatt.experiments.training.PolicyFolder;
import org.commonwatt.experiments.training.TrainingCurve;
import org.commonwatt.experiments.training.TrainingFolder;
import org.commonwatt.experiments.training.TrainingSummary;
import org.commonwatt.server.http.Names;
import org.commonwatt.server.http.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Trainings by name: those that come with the product, and those in the data folder.
public final class Trainings {
    private static final int MOST_POINTS = 2000;

    private final DataFolder data;

    /// @param data where the user's own are
    public Trainings(DataFolder data) {
        this.data = data;
    }

    /// A training by its name.
    ///
    /// @param name of it and of its policy
    /// @param folder that a training wrote; of one that comes with the product, of its policy
    public record Named(String name, Path folder, boolean bundled) {}

    /// All of them, bundled ones first.
    public List<Named> all() {
        List<Named> all = new ArrayList<>();
        BundledPolicies.names().forEach(name -> all.add(of(name)));
        var own = new TreeSet<>(data.having(TrainingFolder.SUMMARY));
        own.addAll(data.having(TrainingFolder.PROGRESS));
        own.forEach(name -> all.add(new Named(name, data.root().resolve(name), false)));
        return all;
    }

    /// One of them.
    ///
    /// @throws Refusal 404 if there is none
    public Named of(String name) {
        Optional<Path> bundled = BundledPolicies.folder(name);
        if (bundled.isPresent()) {
            return new Named(name, bundled.get(), true);
        }
        Path folder =
                data.find(name, TrainingFolder.SUMMARY)
                        .or(() -> data.find(name, TrainingFolder.PROGRESS))
                        .orElseThrow(() -> Refusal.unknown("training", name));
        return new Named(name, folder, false);
    }

    /// What a training is and how it went, as its files say.
    public Map<String, @Nullable Object> describe(Named training) {
        Path folder = training.folder();
        boolean hasPolicy = PolicyFolder.isPolicy(folder);
        JsonNode summary = new RunTables(folder).json(TrainingFolder.SUMMARY);
        JsonNode ran = summary.path("seeds").isArray() ? summary.path("seeds").path(0) : summary;
        JsonNode manifest = hasPolicy ? PolicyFolder.open(folder).manifest() : summary;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("training", training.name());
        json.put("bundled", training.bundled());
        json.put("algorithm", manifest.path("algorithm").asString(""));
        JsonNode game = manifest.path("game");
        json.put("game", game.isObject() ? game.path("name").asString("") : game.asString(""));
        json.put("options", game.path("options").isObject() ? game.path("options") : Map.of());
        json.put("status", training.bundled() ? "complete" : status(folder, summary));
        json.put("steps", number(ran.has("steps") ? ran.path("steps") : manifest.path("steps")));
        json.put("totalSteps", number(ran.path("totalSteps")));
        json.put("seed", number(ran.has("seed") ? ran.path("seed") : manifest.path("seed")));
        JsonNode best = ran.path("bestValidation");
        json.put("best", best.isObject() ? best : null);
        json.put("policy", hasPolicy ? training.name() : null);
        json.put(
                "metrics",
                manifest.path("metrics").isObject() ? manifest.path("metrics") : Map.of());
        return json;
    }

    /// A training that is said to run, but that nobody writes, was interrupted.
    private static String status(Path folder, JsonNode summary) {
        String status = summary.path("status").asString("interrupted");
        return status.equals("running") && !TrainingFolder.isTaken(folder) ? "interrupted" : status;
    }

    private static @Nullable Object number(JsonNode node) {
        return node.isNumber() ? node : null;
    }

    /// Curves of a training: columns of numbers, thinned to so many points; empty where there are
    /// none.
    public Map<String, List<@Nullable Double>> curves(Named training) {
        for (Path folder : placesOfCurves(training.folder())) {
            for (String file : List.of(TrainingFolder.PROGRESS, PolicyFolder.CURVE)) {
                if (Files.exists(folder.resolve(file))) {
                    return columns(new RunTables(folder).growing(file));
                }
            }
        }
        return Map.of();
    }

    /// Curves of the last training of a game; empty where there is none.
    public Map<String, List<@Nullable Double>> curvesOf(String game) {
        Map<String, List<@Nullable Double>> curves = Map.of();
        for (Named training : all()) {
            if (game.equals(String.valueOf(describe(training).get("game")))) {
                Map<String, List<@Nullable Double>> its = curves(training);
                curves = its.isEmpty() ? curves : its;
            }
        }
        return curves;
    }

    /// The folder, its policy's, or of its parts the one that was written last.
    private static List<Path> placesOfCurves(Path folder) {
        List<Path> places = new ArrayList<>(List.of(folder));
        JsonNode summary = new RunTables(folder).json(TrainingFolder.SUMMARY);
        String found = summary.path(TrainingSummary.FOUND).asString("");
        if (found.matches("[a-z0-9.:]+")) {
            places.add(folder.resolve(TrainingSummary.partOf(found)));
        }
        if (folder.getFileSystem().equals(Path.of("").getFileSystem())) {
            new DataFolder(folder)
                    .having(TrainingFolder.PROGRESS).stream()
                            .filter(Names::isName)
                            .map(folder::resolve)
                            .sorted(Trainings::laterFirst)
                            .forEach(places::add);
        }
        places.add(folder.resolve(TrainingFolder.POLICY));
        return places;
    }

    private static int laterFirst(Path one, Path other) {
        return Long.compare(changed(other), changed(one));
    }

    private static long changed(Path folder) {
        return folder.resolve(TrainingFolder.PROGRESS).toFile().lastModified();
    }

    private static Map<String, List<@Nullable Double>> columns(List<Map<String, String>> rows) {
        Map<String, List<@Nullable Double>> columns = new LinkedHashMap<>();
        for (Map<String, String> row : TrainingCurve.thinned(rows, MOST_POINTS)) {
            row.forEach(
                    (column, text) ->
                            columns.computeIfAbsent(column, _ -> new ArrayList<>())
                                    .add(figure(text)));
        }
        return columns;
    }

    private static @Nullable Double figure(String text) {
        try {
            return RunTables.number(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
