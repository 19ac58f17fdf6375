package org.commonwatt.experiments.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.commonwatt.experiments.scenario.LocatedDocument;
import org.commonwatt.experiments.scenario.Place;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.experiments.scenario.YamlTree;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import tools.jackson.databind.JsonNode;

/// What a study is about: every combination of values, seeds and policies is one run.
///
/// ```yaml
/// scenario: village
/// set:
///   market.mechanism: [none, mid-market-rate]
///   sharedBattery.capacityKwh: [30, 60]
/// policies: [none, rule]
/// seeds: [7, 8]
/// days: 7
/// ```
///
/// @param scenario as `run` takes it
/// @param values YAML values to try, by path of a key
/// @param policies names, or folders of trainings
/// @param seeds of the scenario; none for its own
/// @param days only the first days
public record StudyFile(
        String scenario,
        Map<String, List<String>> values,
        List<String> policies,
        List<Long> seeds,
        OptionalInt days) {
    private static final List<String> KEYS =
            List.of("scenario", "set", "policies", "seeds", "days");
    private static final int QUICK_DAYS = 2;

    /// Most runs of a study.
    public static final int MOST_RUNS = 100_000;

    public StudyFile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        policies = List.copyOf(policies);
        seeds = List.copyOf(seeds);
    }

    /// The same with its first seed and two days, to see whether all is as meant.
    public StudyFile quick() {
        int fewer = Math.min(QUICK_DAYS, days.orElse(QUICK_DAYS));
        return new StudyFile(
                scenario,
                values,
                policies,
                seeds.subList(0, Math.min(1, seeds.size())),
                OptionalInt.of(fewer));
    }

    /// Reads a file.
    ///
    /// @throws StudyRefusal naming the place of what is wrong
    public static StudyFile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException failure) {
            throw new StudyRefusal(
                    "%s cannot be read: there is no such file, or it is no text.".formatted(file));
        }
    }

    static StudyFile parse(String name, String text) {
        var findings = new Findings();
        LocatedDocument document = YamlTree.parse(name, text, findings);
        if (document == null || !findings.isClean()) {
            throw new StudyRefusal(
                    findings.problems().stream()
                            .map(Problem::render)
                            .collect(Collectors.joining("\n")));
        }
        return new Reading(name, document).file();
    }

    private record Reading(String name, LocatedDocument document) {
        StudyFile file() {
            JsonNode root = document.root();
            if (!root.isObject()) {
                throw refusal(
                        Place.START, "keys and values are expected, such as scenario: village.");
            }
            for (String key : root.propertyNames()) {
                if (!KEYS.contains(key)) {
                    throw refusal(
                            document.placeOfKey(key),
                            Spelling.withHint(
                                    "%s is unknown; there are %s."
                                            .formatted(key, String.join(", ", KEYS)),
                                    key,
                                    KEYS));
                }
            }
            if (!root.path("scenario").isString()) {
                throw refusal(Place.START, "scenario must be a name, a file or a folder.");
            }
            List<String> policies = texts("policies");
            var file =
                    new StudyFile(
                            root.path("scenario").asString(),
                            values(),
                            policies.isEmpty() ? List.of("none", "rule") : policies,
                            seeds(),
                            days());
            requireFewEnough(file);
            return file;
        }

        private void requireFewEnough(StudyFile file) {
            long runs = (long) file.policies().size() * Math.max(1, file.seeds().size());
            for (List<String> each : file.values().values()) {
                runs = Math.min(Integer.MAX_VALUE, runs * each.size());
            }
            if (runs > MOST_RUNS) {
                throw refusal(
                        Place.START,
                        "%d runs are too many: at most %d.".formatted(runs, MOST_RUNS));
            }
        }

        private Map<String, List<String>> values() {
            JsonNode set = document.root().path("set");
            if (!set.isMissingNode() && !set.isObject()) {
                throw refusal(document.placeOf("set"), "set must have keys of the scenario.");
            }
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (String key : set.propertyNames()) {
                JsonNode list = set.path(key);
                if (!list.isArray() || list.isEmpty()) {
                    throw refusal(
                            document.placeOf("set"),
                            "set.%s must be a list of values: %s.".formatted(key, list));
                }
                List<String> texts = new ArrayList<>();
                list.forEach(value -> texts.add(value.toString()));
                values.put(key, texts);
            }
            return values;
        }

        private List<String> texts(String key) {
            JsonNode list = document.root().path(key);
            List<String> texts = new ArrayList<>();
            if (!list.isMissingNode()) {
                list.forEach(value -> texts.add(value.asString()));
                if (!list.isArray() || texts.stream().distinct().count() < list.size()) {
                    throw refusal(
                            document.placeOf(key),
                            "%s must be a list without repetitions: %s.".formatted(key, list));
                }
            }
            return texts;
        }

        private List<Long> seeds() {
            List<Long> seeds = new ArrayList<>();
            for (String text : texts("seeds")) {
                if (!text.matches("-?\\d{1,18}")) {
                    throw refusal(
                            document.placeOf("seeds"),
                            "seeds must be whole numbers: %s.".formatted(text));
                }
                seeds.add(Long.parseLong(text));
            }
            return seeds;
        }

        private OptionalInt days() {
            JsonNode days = document.root().path("days");
            if (days.isMissingNode()) {
                return OptionalInt.empty();
            }
            if (!days.isInt() || days.asInt() < 1) {
                throw refusal(
                        document.placeOf("days"),
                        "days must be a positive whole number: %s.".formatted(days));
            }
            return OptionalInt.of(days.asInt());
        }

        private StudyRefusal refusal(Place place, String message) {
            return new StudyRefusal(
                    "%s:%d:%d: %s".formatted(name, place.line(), place.column(), message));
        }
    }
}
