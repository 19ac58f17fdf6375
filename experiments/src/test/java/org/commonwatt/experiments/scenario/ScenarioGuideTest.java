package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The guide's table of keys is the schema's, and the schema is a sound one.
///
/// `-Dcommonwatt.update=true` writes the table into the guide.
final class ScenarioGuideTest {
    private static final String START =
            "<!-- keys: written from the schema by ScenarioGuideTest -->\n";
    private static final String END = "<!-- /keys -->";
    private static final JsonNode SCHEMA = ScenarioSchema.current().tree();

    private static JsonNode resolved(JsonNode rule) {
        JsonNode reference = rule.path("$ref");
        return reference.isString() ? SCHEMA.at(reference.stringValue().substring(1)) : rule;
    }

    private static String text(JsonNode rule, String key) {
        JsonNode own = rule.path(key);
        return own.isMissingNode() ? resolved(rule).path(key).asString("") : own.asString("");
    }

    private static void rows(
            String path, JsonNode unresolved, Map<String, String> shown, List<String> rows) {
        JsonNode rule = resolved(unresolved);
        if (rule.path("items").isObject() && resolved(rule.path("items")).has("properties")) {
            rows(path + "[]", rule.path("items"), shown, rows);
        }
        for (Map.Entry<String, JsonNode> entry : rule.path("properties").properties()) {
            String child = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            row(child, entry.getValue(), shown, rows);
        }
        if (rule.path("additionalProperties").isObject()) {
            row(path + ".NAME", rule.path("additionalProperties"), shown, rows);
        }
    }

    /// A definition with keys of its own is written out where it comes first.
    private static void row(
            String path, JsonNode value, Map<String, String> shown, List<String> rows) {
        boolean reserved = value.path("x-reserved").asBoolean(false);
        String first = shown.putIfAbsent(value.path("$ref").asString(path), path);
        boolean again = !reserved && first != null && resolved(value).has("properties");
        rows.add(
                "| `%s` | %s%s%s |"
                        .formatted(
                                path,
                                reserved ? "*reserved.* " : "",
                                text(value, "description"),
                                again ? " Keys as in `%s`.".formatted(first) : ""));
        if (!reserved && first == null) {
            rows(path, value, shown, rows);
        }
    }

    private static String table() {
        var rows = new ArrayList<String>();
        rows("", SCHEMA, new HashMap<>(), rows);
        return "| key | meaning |\n|---|---|\n" + String.join("\n", rows) + "\n";
    }

    @Test
    void guide_keysAreThoseOfTheSchema() throws IOException {
        Path guide =
                Path.of(System.getProperty("commonwatt.root", ".."), "docs/guide/scenario-file.md");
        String text = Files.readString(guide);
        int start = text.indexOf(START) + START.length();
        String written = text.substring(start, text.indexOf(END));
        if (Boolean.getBoolean("commonwatt.update")) {
            Files.writeString(
                    guide, text.substring(0, start) + table() + text.substring(text.indexOf(END)));
        } else {
            assertThat(written)
                    .as("run this test with -Dcommonwatt.update=true to write the table")
                    .isEqualTo(table());
        }
    }

    @Test
    void schema_everyKey_isDescribed() {
        var missing = new ArrayList<String>();
        var rows = new ArrayList<String>();
        rows("", SCHEMA, new HashMap<>(), rows);
        for (String row : rows) {
            if (row.endsWith("|  |") || row.endsWith("*reserved.*  |")) {
                missing.add(row);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(rows).hasSizeGreaterThan(100);
    }

    @Test
    void schema_isValidAgainstItsMetaSchema() {
        var meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                com.networknt.schema.SchemaLocation.of(
                                        Dialects.getDraft202012().getId()));
        assertThat(meta.validate(SCHEMA)).isEmpty();
    }

    @Test
    void schema_everyObject_refusesUnknownKeysOrIsReserved() {
        var open = new ArrayList<String>();
        findOpen("#", SCHEMA, open);
        assertThat(open).isEmpty();
    }

    private static void findOpen(String at, JsonNode rule, List<String> open) {
        boolean object = rule.path("properties").isObject() && rule.has("type");
        if (object && !rule.has("additionalProperties")) {
            open.add(at);
        }
        for (Map.Entry<String, JsonNode> entry : rule.properties()) {
            findOpen(at + "/" + entry.getKey(), entry.getValue(), open);
        }
    }
}
