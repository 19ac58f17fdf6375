package org.commonwatt.experiments.scenario;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A published JSON Schema (2020-12), that of scenario files or of areas, and the checks it
/// implies.
///
/// Three annotations go beyond the standard: `x-reserved` marks keys without effect yet, `x-says`
/// replaces the rule in a message, `x-maybe` names the likely cause of a value out of range.
public final class ScenarioSchema {
    /// Where the schema of scenarios lies on the class path.
    public static final String RESOURCE = "/org/commonwatt/scenario-1.schema.json";

    /// Where the schema of areas lies on the class path.
    public static final String AREA_RESOURCE = "/org/commonwatt/area-1.schema.json";

    private static final ScenarioSchema INSTANCE = new ScenarioSchema(RESOURCE);

    private final JsonNode tree;
    private final Schema schema;

    private ScenarioSchema(String resource) {
        try (InputStream stream = ScenarioSchema.class.getResourceAsStream(resource)) {
            tree = JsonMapper.shared().readTree(Objects.requireNonNull(stream, resource));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(withoutAnnotations(tree));
    }

    /// The schema as the standard knows it.
    private static JsonNode withoutAnnotations(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        removeAnnotations(copy);
        return copy;
    }

    private static void removeAnnotations(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> own =
                    object.propertyNames().stream().filter(key -> key.startsWith("x-")).toList();
            object.remove(own);
        }
        node.forEach(ScenarioSchema::removeAnnotations);
    }

    /// The schema of this version.
    public static ScenarioSchema current() {
        return INSTANCE;
    }

    /// The schema of areas of this version; its rules may be read as the scenarios' are.
    public static ScenarioSchema ofAreas() {
        return new ScenarioSchema(AREA_RESOURCE);
    }

    /// The schema itself.
    public JsonNode tree() {
        return tree.deepCopy();
    }

    /// Notes every violation as a problem.
    void check(LocatedDocument document, Findings findings) {
        var messages = new SchemaMessages(document, this);
        for (Error error : schema.validate(document.root())) {
            findings.problem(messages.of(error));
        }
    }

    /// Notes every key in use that is reserved, as a warning and an assumption.
    void warnOfReserved(Section root) {
        walk(root, tree);
    }

    private void walk(Section at, JsonNode unresolved) {
        JsonNode rule = resolve(unresolved);
        if (at.isList()) {
            for (Section item : at.items()) {
                walk(item, rule.path("items"));
            }
        }
        for (String key : at.keys()) {
            JsonNode property = rule.path("properties").path(key);
            Section value = at.at(key);
            if (property.path("x-reserved").asBoolean(false)) {
                value.warning("is reserved and not simulated yet.", null);
                value.findings().assumption(value.path() + " is reserved and not simulated yet.");
            } else {
                JsonNode next =
                        property.isMissingNode() ? rule.path("additionalProperties") : property;
                walk(value, next);
            }
        }
    }

    /// The keys known at the place of a schema node.
    List<String> keysOf(JsonNode objectRule) {
        return new ArrayList<>(resolve(objectRule).path("properties").propertyNames());
    }

    /// The rule that holds at a place of a document, references resolved; missing where unknown.
    JsonNode ruleAt(NodePath path) {
        JsonNode rule = tree;
        for (int k = 0; k < path.getNameCount(); k++) {
            rule = resolve(rule);
            Object element = path.getElement(k);
            if (element instanceof Integer) {
                rule = rule.path("items");
            } else {
                JsonNode property = rule.path("properties").path(element.toString());
                rule = property.isMissingNode() ? rule.path("additionalProperties") : property;
            }
        }
        return rule;
    }

    /// An annotation of a rule or of the definition it refers to.
    @Nullable String annotation(JsonNode rule, String name) {
        JsonNode own = rule.path(name);
        JsonNode value = own.isMissingNode() ? resolve(rule).path(name) : own;
        return value.isString() ? value.stringValue() : null;
    }

    private JsonNode resolve(JsonNode rule) {
        JsonNode reference = rule.path("$ref");
        return reference.isString() ? tree.at(reference.stringValue().substring(1)) : rule;
    }
}
