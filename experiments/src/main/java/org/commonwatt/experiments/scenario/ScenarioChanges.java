package org.commonwatt.experiments.scenario;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Values that replace those of a scenario file before it is checked, such as a study's grid or
/// another seed.
final class ScenarioChanges {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");
    private static final Pattern PATH =
            Pattern.compile("[^.\\[\\]]+(\\[\\d+])*(\\.[^.\\[\\]]+(\\[\\d+])*)*");

    private final LocatedDocument document;
    private final Findings findings;

    ScenarioChanges(LocatedDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    /// Puts each value (YAML) at its path, such as `participants[3].battery.capacityKwh`. Missing
    /// groups of keys on the way are made; list entries must exist.
    void apply(Map<String, String> changes) {
        changes.forEach(this::apply);
    }

    private void apply(String path, String yaml) {
        LocatedDocument value = YamlTree.parse("the value of " + path, yaml, findings);
        if (value == null) {
            return;
        }
        if (!PATH.matcher(path).matches()) {
            refuse(path, "is no path; one looks like participants[3].battery.capacityKwh.");
            return;
        }
        Matcher steps = STEP.matcher(path);
        JsonNode at = document.root();
        steps.find();
        while (true) {
            String key = steps.group(1);
            int index = key == null ? Integer.parseInt(steps.group(2)) : -1;
            boolean fits = key == null ? at instanceof ArrayNode && at.has(index) : at.isObject();
            if (!fits) {
                refuse(path, "cannot be changed: the file has nothing there.");
                return;
            }
            if (!steps.find()) {
                put(at, key, index, value.root());
                return;
            }
            if (key != null && at instanceof ObjectNode object && !object.has(key)) {
                object.putObject(key);
            }
            at = Objects.requireNonNull(key == null ? at.get(index) : at.get(key));
        }
    }

    private static void put(
            JsonNode at, @org.jspecify.annotations.Nullable String key, int index, JsonNode value) {
        if (key != null && at instanceof ObjectNode object) {
            object.set(key, value);
        } else if (at instanceof ArrayNode array) {
            array.set(index, value);
        }
    }

    private void refuse(String path, String message) {
        findings.problem(new Problem(document.file(), 0, 0, path, message, null));
    }
}
