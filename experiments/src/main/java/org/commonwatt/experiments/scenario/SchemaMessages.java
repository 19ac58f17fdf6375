package org.commonwatt.experiments.scenario;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns violations of the schema into sentences with a rule, a value and a place.
final class SchemaMessages {
    private final LocatedDocument document;
    private final ScenarioSchema schema;

    SchemaMessages(LocatedDocument document, ScenarioSchema schema) {
        this.document = document;
        this.schema = schema;
    }

    Problem of(Error error) {
        NodePath location = error.getInstanceLocation();
        JsonNode rule = schema.ruleAt(location);
        String path = path(location);
        JsonNode value = Objects.requireNonNull(error.getInstanceNode());
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(path, rule, error.getProperty());
            case "required" -> {
                String key = LocatedDocument.child(path, error.getProperty());
                yield at(document.placeOf(path), key, "is missing.", missing(path, error));
            }
            default -> {
                String found = path.isEmpty() ? "The file is " : "is ";
                String message =
                        found + shown(value) + " but " + ruleText(error, rule, limit) + ".";
                yield at(document.placeOf(path), path, message, cause(error, rule, value, limit));
            }
        };
    }

    private Problem at(Place place, String path, String message, @Nullable String maybe) {
        return new Problem(document.file(), place.line(), place.column(), path, message, maybe);
    }

    private Problem unknownKey(String path, JsonNode rule, String key) {
        String at = LocatedDocument.child(path, key);
        List<String> known = schema.keysOf(rule);
        return at(document.placeOfKey(at), at, "is not a known key.", Spelling.youMean(key, known));
    }

    private static @Nullable String missing(String path, Error error) {
        if (path.isEmpty() && error.getProperty().equals("commonwatt")) {
            return "this is no scenario file; one starts with 'commonwatt: 1'.";
        }
        return null;
    }

    private String ruleText(Error error, JsonNode rule, JsonNode limit) {
        String says = schema.annotation(rule, "x-says");
        if (says != null && error.getKeyword().equals("pattern")) {
            return says;
        }
        return switch (error.getKeyword()) {
            case "type" -> "must be " + types(limit);
            case "enum" -> "must be one of " + listed(limit);
            case "const" -> "this version reads " + limit.asString();
            case "exclusiveMinimum" ->
                    limit.doubleValue() == 0 ? "must be positive" : "must be above " + limit;
            case "minimum" ->
                    limit.doubleValue() == 0 ? "must not be negative" : "must be at least " + limit;
            case "exclusiveMaximum" -> "must be below " + limit;
            case "maximum" -> "must be at most " + limit;
            case "minItems", "minProperties" -> "needs at least " + entries(limit);
            case "maxItems" -> "may have at most " + entries(limit);
            default -> "breaks the rule " + error.getKeyword() + " " + limit;
        };
    }

    private @Nullable String cause(Error error, JsonNode rule, JsonNode value, JsonNode limit) {
        return switch (error.getKeyword()) {
            case "enum" -> value.isString() ? Spelling.youMean(text(value), words(limit)) : null;
            case "type" -> typeCause(value, limit);
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
                    schema.annotation(rule, "x-maybe");
            default -> null;
        };
    }

    private static @Nullable String typeCause(JsonNode value, JsonNode limit) {
        if (!value.isString() || !words(limit).toString().matches(".*(number|integer).*")) {
            return null;
        }
        String text = text(value);
        if (text.matches("[-+]?[0-9.]*,[0-9]+")) {
            return "write it with a point: %s.".formatted(text.replace(',', '.'));
        }
        if (text.matches("[-+]?[0-9.]+(e[-+]?[0-9]+)?")) {
            return "remove the quotes.";
        }
        if (text.matches("[-+]?[0-9.]+ *%")) {
            return "write it as a share: 0.05 means 5 %.";
        }
        return text.matches("[-+]?[0-9.]+ *[A-Za-z/]+")
                ? "leave out the unit: the key names it."
                : null;
    }

    private static String types(JsonNode limit) {
        return words(limit).stream()
                .map(
                        word ->
                                switch (word) {
                                    case "object" -> "a group of keys";
                                    case "array" -> "a list";
                                    case "integer" -> "a whole number";
                                    case "string" -> "a text";
                                    case "boolean" -> "true or false";
                                    default -> "a " + word;
                                })
                .collect(Collectors.joining(" or "));
    }

    private static String entries(JsonNode limit) {
        return limit.intValue() == 1 ? "one entry" : limit.intValue() + " entries";
    }

    private static String listed(JsonNode limit) {
        return String.join(", ", words(limit));
    }

    private static List<String> words(JsonNode limit) {
        var words = new ArrayList<String>();
        if (limit.isString()) {
            words.add(text(limit));
        }
        for (JsonNode word : limit) {
            words.add(word.asString());
        }
        return words;
    }

    private static String text(JsonNode node) {
        return node.asString();
    }

    /// A value as a message quotes it, shortened.
    static String shown(JsonNode value) {
        if (value.isObject()) {
            return "a group of keys";
        }
        if (value.isArray()) {
            return value.isEmpty() ? "an empty list" : "a list";
        }
        if (value.isNull()) {
            return "empty";
        }
        String text = value.isString() ? "\"" + text(value) + "\"" : value.asString();
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }

    private static String path(NodePath location) {
        String path = "";
        for (int k = 0; k < location.getNameCount(); k++) {
            Object element = location.getElement(k);
            path =
                    element instanceof Integer index
                            ? LocatedDocument.child(path, index)
                            : LocatedDocument.child(path, element.toString());
        }
        return path;
    }
}
