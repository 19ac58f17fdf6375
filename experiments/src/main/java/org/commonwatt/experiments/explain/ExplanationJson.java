package org.commonwatt.experiments.explain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.explain.Check;
import org.commonwatt.explain.Explanation;
import org.jspecify.annotations.Nullable;

/// Explanations as JSON: `schema`, `version`, `kind`, whether it is `faithful`, its `sentences` in
/// words, its `checks`, and the `record` with all numbers. Numbers that are none are null.
public final class ExplanationJson {
    /// Name of the schema.
    public static final String SCHEMA = "commonwatt.explanation";

    private ExplanationJson() {}

    /// An explanation, ready for a JSON writer.
    public static Map<String, Object> of(Explanation explanation, ExplanationWords words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", 1);
        json.put("kind", explanation.kind());
        json.put("faithful", explanation.isFaithful());
        json.put("sentences", explanation.sentences().stream().map(words::text).toList());
        List<Map<String, Object>> checks = new ArrayList<>();
        for (Check check : explanation.checks()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("check", check.key());
            entry.put("text", words.text(check.sentence()));
            entry.put("measured", value(check.measured()));
            entry.put("allowed", value(check.allowed()));
            entry.put("holds", check.holds());
            checks.add(entry);
        }
        json.put("checks", checks);
        json.put("record", value(explanation));
        return json;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number -> Double.isFinite(number) ? number : null;
            case Number number -> number;
            case Boolean flag -> flag;
            case Collection<?> many -> many.stream().map(ExplanationJson::value).toList();
            case Map<?, ?> entries -> {
                Map<String, Object> map = new LinkedHashMap<>();
                entries.forEach((key, entry) -> map.put(String.valueOf(key), value(entry)));
                yield map;
            }
            case Record record -> fields(record);
            default -> value.toString();
        };
    }

    private static Map<String, Object> fields(Record record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Class<?> type : record.getClass().getInterfaces()) {
            if (type.isSealed()) {
                fields.put("type", record.getClass().getSimpleName());
            }
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), value(component.getAccessor().invoke(record)));
            } catch (IllegalAccessException | InvocationTargetException failure) {
                throw new IllegalStateException("A record shows its components.", failure);
            }
        }
        return fields;
    }
}
