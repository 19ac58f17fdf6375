package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A value of a scenario file together with its path: what the semantic checks read from.
///
/// Reading is tolerant: a value of a wrong type counts as absent, because the schema check has
/// already noted it. So all other problems of the file are still found.
final class Section {
    private final LocatedDocument document;
    private final Findings findings;
    private final String path;
    private final JsonNode node;

    private Section(LocatedDocument document, Findings findings, String path, JsonNode node) {
        this.document = document;
        this.findings = findings;
        this.path = path;
        this.node = node;
    }

    /// The whole file.
    static Section root(LocatedDocument document, Findings findings) {
        return new Section(document, findings, "", document.root());
    }

    /// The same place of the file with another value, one that was drawn.
    Section withNode(JsonNode drawn) {
        return new Section(document, findings, path, drawn);
    }

    String path() {
        return path;
    }

    JsonNode node() {
        return node;
    }

    Findings findings() {
        return findings;
    }

    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    boolean isList() {
        return node.isArray();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isNumber() {
        return node.isNumber();
    }

    boolean isText() {
        return node.isString();
    }

    boolean has(String key) {
        return at(key).isPresent();
    }

    /// The value of a key; absent where there is none.
    Section at(String key) {
        JsonNode child = node.isObject() ? node.path(key) : MissingNode.getInstance();
        return new Section(document, findings, LocatedDocument.child(path, key), child);
    }

    /// The entries of a list; none where it is no list.
    List<Section> items() {
        var items = new ArrayList<Section>();
        for (int k = 0; node.isArray() && k < node.size(); k++) {
            items.add(new Section(document, findings, LocatedDocument.child(path, k), node.get(k)));
        }
        return items;
    }

    /// The keys of an object; none where it is no object.
    List<String> keys() {
        return node.isObject() ? List.copyOf(node.propertyNames()) : List.of();
    }

    double number(String key, double fallback) {
        JsonNode child = at(key).node;
        return child.isNumber() ? child.doubleValue() : fallback;
    }

    double number(double fallback) {
        return node.isNumber() ? node.doubleValue() : fallback;
    }

    int integer(String key, int fallback) {
        return Math.clamp((long) number(key, fallback), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    long wholeNumber(String key, long fallback) {
        JsonNode child = at(key).node;
        if (child.isIntegralNumber()) {
            return child.longValue();
        }
        return child.isNumber() ? (long) child.doubleValue() : fallback;
    }

    String text(String key, String fallback) {
        JsonNode child = at(key).node;
        return child.isString() ? child.stringValue() : fallback;
    }

    String text(String fallback) {
        return node.isString() ? node.stringValue() : fallback;
    }

    boolean flag(String key, boolean fallback) {
        JsonNode child = at(key).node;
        return child.isBoolean() ? child.booleanValue() : fallback;
    }

    /// What `make` builds of this section; null, and a problem, where the model refuses it.
    <T> @Nullable T build(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException invalid) {
            // The schema has named the wrong value already, unless two values exclude each other.
            if (findings.isClean()) {
                problem("cannot be: " + invalid.getMessage());
            }
            return null;
        }
    }

    void problem(String message, @Nullable String maybe) {
        findings.problem(made(message, maybe));
    }

    void problem(String message) {
        problem(message, null);
    }

    void warning(String message, @Nullable String maybe) {
        findings.warning(made(message, maybe));
    }

    private Problem made(String message, @Nullable String maybe) {
        Place place = document.placeOf(path);
        return new Problem(document.file(), place.line(), place.column(), path, message, maybe);
    }
}
