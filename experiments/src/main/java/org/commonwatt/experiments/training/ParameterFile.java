package org.commonwatt.experiments.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.commonwatt.experiments.scenario.LocatedDocument;
import org.commonwatt.experiments.scenario.Place;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.experiments.scenario.YamlTree;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A file of parameters: `steps`, how long to train, and `parameters`, by name.
///
/// ```yaml
/// steps: 150000
/// parameters:
///   learningRate: 0.0003
///   hidden: [64, 64]
/// ```
public final class ParameterFile {
    private static final String STEPS = "steps";
    private static final String PARAMETERS = "parameters";
    private static final List<String> KEYS = List.of(STEPS, PARAMETERS);

    private final String name;
    private final LocatedDocument document;

    private ParameterFile(String name, LocatedDocument document) {
        this.name = name;
        this.document = document;
    }

    /// The file that comes with the product for an algorithm and a game, where there is one.
    public static Optional<ParameterFile> bundled(String algorithm, String game) {
        String name = "%s-%s.yaml".formatted(algorithm, game);
        try (InputStream in = ParameterFile.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw TrainingRefusal.unreadable(name, e);
        }
    }

    /// A user's file.
    static ParameterFile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw TrainingRefusal.unreadable(file, e);
        }
    }

    /// A file's text.
    ///
    /// @throws TrainingRefusal naming place and nearest spelling of what is wrong
    static ParameterFile parse(String name, String text) {
        var findings = new Findings();
        LocatedDocument document = YamlTree.parse(name, text, findings);
        if (document == null || !findings.isClean()) {
            throw new TrainingRefusal(
                    findings.problems().stream()
                            .map(Problem::render)
                            .collect(Collectors.joining("\n")));
        }
        var file = new ParameterFile(name, document);
        file.requireKnown(document.root(), "", KEYS);
        return file;
    }

    /// Steps to train.
    public OptionalLong steps() {
        JsonNode steps = document.root().path(STEPS);
        if (steps.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!steps.isIntegralNumber() || steps.asLong() < 1) {
            throw refusal(
                    document.placeOf(STEPS),
                    "steps must be a positive whole number: %s.".formatted(text(steps)),
                    null);
        }
        return OptionalLong.of(steps.asLong());
    }

    /// The same parameters with the file's values.
    ///
    /// @throws TrainingRefusal for an unknown name or a value that the parameters refuse
    public <R extends Record> R apply(R parameters) {
        JsonNode values = document.root().path(PARAMETERS);
        requireKnown(values, PARAMETERS + ".", Hyperparameters.texts(parameters).keySet());
        Map<String, String> changes = new LinkedHashMap<>();
        values.forEachEntry((key, value) -> changes.put(key, text(value)));
        try {
            return Hyperparameters.with(parameters, changes);
        } catch (IllegalArgumentException refused) {
            throw refusal(
                    guilty(parameters, changes), String.valueOf(refused.getMessage()), refused);
        }
    }

    /// The place of the first value that is refused by itself; the start where only the combination
    /// is.
    private Place guilty(Record parameters, Map<String, String> changes) {
        for (Map.Entry<String, String> change : changes.entrySet()) {
            try {
                Hyperparameters.with(parameters, Map.of(change.getKey(), change.getValue()));
            } catch (IllegalArgumentException _) {
                return document.placeOf(PARAMETERS + "." + change.getKey());
            }
        }
        return document.placeOf(PARAMETERS);
    }

    private void requireKnown(JsonNode object, String prefix, Collection<String> known) {
        if (object.isMissingNode()) {
            return;
        }
        if (!object.isObject()) {
            throw refusal(Place.START, "%skeys and values are expected.".formatted(prefix), null);
        }
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                String message =
                        "%s%s is unknown; there are %s."
                                .formatted(prefix, key, String.join(", ", known));
                throw refusal(
                        document.placeOfKey(prefix + key),
                        Spelling.withHint(message, key, known),
                        null);
            }
        }
    }

    private TrainingRefusal refusal(Place place, String message, @Nullable Throwable cause) {
        String whole = "%s:%d:%d: %s".formatted(name, place.line(), place.column(), message);
        return cause == null ? new TrainingRefusal(whole) : new TrainingRefusal(whole, cause);
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asString()));
            return String.join(" ", parts);
        }
        return value.isObject() ? value.toString() : value.asString();
    }
}
