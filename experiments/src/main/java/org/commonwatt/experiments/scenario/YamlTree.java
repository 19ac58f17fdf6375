package org.commonwatt.experiments.scenario;

import java.util.HashMap;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML into a tree with places.
///
/// Only the JSON types exist: no tags, no classes. Anchors and aliases are accepted up to
/// [#MAX_ALIASES] uses and [#MAX_NODES] nodes after expansion, the depth up to [#MAX_DEPTH], the
/// length up to [#MAX_CHARS]: a file beyond that is no scenario but an attack or an accident.
public final class YamlTree {
    static final int MAX_CHARS = 8_000_000;
    static final int MAX_DEPTH = 40;
    static final int MAX_ALIASES = 200;
    static final int MAX_NODES = 500_000;

    private static final double MAX_NUMBER = 1e18;

    private static final ObjectMapper MAPPER =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(2 * MAX_DEPTH)
                                            .maxDocumentLength(MAX_CHARS)
                                            .build())
                            .build());

    private final String file;
    private final Findings findings;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final Map<String, JsonNode> anchors = new HashMap<>();
    private int aliases;
    private int nodes;

    private YamlTree(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /// Parses `text`; null after a problem that leaves no tree.
    public static @Nullable LocatedDocument parse(String file, String text, Findings findings) {
        if (text.length() > MAX_CHARS) {
            findings.problem(
                    Problem.ofFile(
                            file,
                            "The file has %d characters but at most %d are read."
                                    .formatted(text.length(), MAX_CHARS),
                            "it holds series: put them in a CSV file beside it."));
            return null;
        }
        return new YamlTree(file, findings).parse(text);
    }

    private @Nullable LocatedDocument parse(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == null) {
                findings.problem(Problem.ofFile(file, "The file is empty.", null));
                return null;
            }
            JsonNode root = value((YAMLParser) parser, "", 0);
            if (parser.nextToken() != null) {
                problem(parser, "", "The file holds more than one YAML document.", null);
                return null;
            }
            return new LocatedDocument(file, root, values, keys);
        } catch (JacksonException failure) {
            findings.problem(syntax(failure));
            return null;
        } catch (Refused refused) {
            return null;
        }
    }

    private JsonNode value(YAMLParser parser, String path, int depth) {
        values.put(path, place(parser.currentTokenLocation()));
        if (depth > MAX_DEPTH) {
            throw refuse(
                    parser,
                    path,
                    "The values are nested deeper than %d levels.".formatted(MAX_DEPTH));
        }
        count(parser, path, 1);
        if (parser.isCurrentAlias()) {
            return alias(parser, path);
        }
        String anchor = parser.getObjectId();
        JsonNode node =
                switch (parser.currentToken()) {
                    case START_OBJECT -> object(parser, path, depth);
                    case START_ARRAY -> array(parser, path, depth);
                    default -> scalar(parser, path);
                };
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private ObjectNode object(YAMLParser parser, String path, int depth) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String at = LocatedDocument.child(path, key);
            if (node.has(key)) {
                problem(parser, at, "appears twice.", null);
            } else {
                keys.put(at, place(parser.currentTokenLocation()));
            }
            parser.nextToken();
            node.set(key, value(parser, at, depth + 1));
        }
        return node;
    }

    private ArrayNode array(YAMLParser parser, String path, int depth) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            node.add(value(parser, LocatedDocument.child(path, node.size()), depth + 1));
        }
        return node;
    }

    private JsonNode scalar(YAMLParser parser, String path) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> factory.booleanNode(true);
            case VALUE_FALSE -> factory.booleanNode(false);
            case VALUE_NULL -> factory.nullNode();
            case VALUE_NUMBER_INT ->
                    switch (parser.getNumberType()) {
                        case INT -> factory.numberNode(parser.getIntValue());
                        case LONG -> factory.numberNode(parser.getLongValue());
                        default -> number(parser, path);
                    };
            case VALUE_NUMBER_FLOAT -> number(parser, path);
            default -> factory.stringNode(parser.getString());
        };
    }

    private JsonNode number(YAMLParser parser, String path) {
        double value = parser.getDoubleValue();
        if (Math.abs(value) < MAX_NUMBER) {
            return JsonNodeFactory.instance.numberNode(value);
        }
        problem(parser, path, "is %s but must be a number below 1e18.".formatted(value), null);
        return JsonNodeFactory.instance.numberNode(0);
    }

    private JsonNode alias(YAMLParser parser, String path) {
        String name = parser.getString();
        JsonNode target = anchors.get(name);
        if (target == null) {
            throw refuse(
                    parser, path, "refers to the anchor '%s', which no value has.".formatted(name));
        }
        if (++aliases > MAX_ALIASES) {
            throw refuse(
                    parser,
                    path,
                    "is one alias too many; at most %d are read.".formatted(MAX_ALIASES));
        }
        count(parser, path, size(target));
        return target.deepCopy();
    }

    private void count(YAMLParser parser, String path, int more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw refuse(
                    parser, path, "makes the file larger than %d values.".formatted(MAX_NODES));
        }
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }

    private Problem syntax(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        Place place = location == null ? Place.START : place(location);
        String reason = failure.getOriginalMessage().lines().findFirst().orElse("it is malformed");
        return new Problem(
                file,
                place.line(),
                place.column(),
                "",
                "The file is no valid YAML: %s.".formatted(reason.strip()),
                "the indentation is wrong or a text needs quotes.");
    }

    private Refused refuse(JsonParser parser, String path, String message) {
        problem(parser, path, message, null);
        return new Refused();
    }

    private void problem(JsonParser parser, String path, String message, @Nullable String maybe) {
        Place place = place(parser.currentTokenLocation());
        boolean isSentence = Character.isUpperCase(message.charAt(0));
        findings.problem(
                new Problem(
                        file,
                        place.line(),
                        place.column(),
                        isSentence ? "" : path,
                        message,
                        maybe));
    }

    private static Place place(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /// Leaves the recursion; the problem is already noted.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super(null, null, false, false);
        }
    }
}
