package org.commonwatt.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON object that a request carries. Every field that is read is checked; [#end] refuses
/// fields that nobody has read.
public final class Body {
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonNode object;
    private final String place;
    private final Set<String> known = new LinkedHashSet<>();

    private Body(JsonNode object, String place) {
        this.object = object;
        this.place = place;
    }

    /// Reads a body; an empty one is an empty object.
    public static Body of(byte[] bytes) {
        if (bytes.length == 0) {
            return new Body(STRICT.createObjectNode(), "");
        }
        try {
            return of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException malformed) {
            throw new Refusal(400, "The body must be UTF-8.");
        }
    }

    /// Reads a message.
    public static Body of(String text) {
        JsonNode node;
        try {
            node = STRICT.readTree(text);
        } catch (JacksonException e) {
            throw new Refusal(400, "The body must be JSON: " + e.getOriginalMessage());
        }
        if (node == null || !node.isObject()) {
            throw new Refusal(400, "The body must be a JSON object.");
        }
        return new Body(node, "");
    }

    private Optional<JsonNode> value(String field) {
        known.add(field);
        JsonNode node = object.path(field);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private String named(String field) {
        return place + field;
    }

    /// Whether the field is there.
    public boolean has(String field) {
        return value(field).isPresent();
    }

    /// A name.
    public String name(String field) {
        return optionalName(field).orElseThrow(() -> missing(field));
    }

    /// A name that may be absent.
    public Optional<String> optionalName(String field) {
        return text(field, 80).map(text -> Names.require(named(field), text));
    }

    /// A text that may be absent.
    public Optional<String> text(String field, int most) {
        return value(field)
                .map(
                        node -> {
                            if (!node.isString() || node.asString().length() > most) {
                                throw wrong(
                                        field, "a text of at most %d characters".formatted(most));
                            }
                            return node.asString();
                        });
    }

    /// One of several words.
    public String word(String field, List<String> words) {
        return optionalWord(field, words).orElseThrow(() -> missing(field));
    }

    /// One of several words, or none.
    public Optional<String> optionalWord(String field, List<String> words) {
        return value(field)
                .map(
                        node -> {
                            if (!node.isString() || !words.contains(node.asString())) {
                                throw wrong(field, "one of " + String.join(", ", words));
                            }
                            return node.asString();
                        });
    }

    /// Different names, at least one.
    public List<String> names(String field, int most) {
        JsonNode node = value(field).orElseThrow(() -> missing(field));
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            throw wrong(field, "a list of 1 to %d names".formatted(most));
        }
        List<String> names = new ArrayList<>();
        for (JsonNode each : node) {
            if (!each.isString()) {
                throw wrong(field, "a list of names");
            }
            names.add(Names.require(named(field), each.asString()));
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw wrong(field, "a list of different names");
        }
        return names;
    }

    /// Different names; none where the field is absent.
    public List<String> optionalNames(String field, int most) {
        return value(field).isPresent() ? names(field, most) : List.of();
    }

    /// Whole numbers, at least one.
    public Optional<List<Integer>> integers(String field, int most, int low, int high) {
        return value(field)
                .map(
                        node -> {
                            String rule =
                                    "a list of 1 to %d whole numbers from %d to %d"
                                            .formatted(most, low, high);
                            if (!node.isArray() || node.isEmpty() || node.size() > most) {
                                throw wrong(field, rule);
                            }
                            List<Integer> list = new ArrayList<>();
                            for (JsonNode each : node) {
                                if (!each.isIntegralNumber()
                                        || !each.canConvertToInt()
                                        || each.asInt() < low
                                        || each.asInt() > high) {
                                    throw wrong(field, rule);
                                }
                                list.add(each.asInt());
                            }
                            return List.copyOf(list);
                        });
    }

    /// A whole number within bounds, or none.
    public OptionalLong integer(String field, long low, long high) {
        Optional<JsonNode> node = value(field);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode number = node.get();
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.asLong() < low
                || number.asLong() > high) {
            throw wrong(field, "a whole number from %d to %d".formatted(low, high));
        }
        return OptionalLong.of(number.asLong());
    }

    /// A number within bounds, or none.
    public OptionalDouble number(String field, double low, double high) {
        Optional<JsonNode> node = value(field);
        if (node.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = node.get().isNumber() ? node.get().asDouble() : Double.NaN;
        if (!(number >= low && number <= high)) {
            throw wrong(field, "a number from %s to %s".formatted(low, high));
        }
        return OptionalDouble.of(number);
    }

    /// True or false.
    public boolean flag(String field, boolean otherwise) {
        return value(field)
                .map(
                        node -> {
                            if (!node.isBoolean()) {
                                throw wrong(field, "true or false");
                            }
                            return node.asBoolean();
                        })
                .orElse(otherwise);
    }

    /// An object within, or none.
    public Optional<Body> object(String field) {
        return value(field)
                .map(
                        node -> {
                            if (!node.isObject()) {
                                throw wrong(field, "an object");
                            }
                            return new Body(node, named(field) + ".");
                        });
    }

    /// Refuses fields that have not been read.
    public void end() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                throw Refusal.ofField(
                        named(shown),
                        "There is no field %s here; there are %s."
                                .formatted(named(shown), String.join(", ", known)));
            }
        }
    }

    private Refusal missing(String field) {
        return Refusal.ofField(named(field), "The field %s is missing.".formatted(named(field)));
    }

    private Refusal wrong(String field, String rule) {
        return Refusal.ofField(
                named(field), "The field %s must be %s.".formatted(named(field), rule));
    }
}
