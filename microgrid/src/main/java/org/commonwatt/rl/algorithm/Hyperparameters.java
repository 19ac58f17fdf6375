package org.commonwatt.rl.algorithm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Parameters as texts and back: what files and `--set key=value` give, checked against the
/// components of an algorithm's record. A component that is a record itself stands for its own
/// components, so that algorithms share what they have in common.
public final class Hyperparameters {
    private Hyperparameters() {}

    /// All parameters with their values as texts, in the order of the record.
    public static Map<String, String> texts(Record parameters) {
        var texts = new LinkedHashMap<String, String>();
        for (RecordComponent component : parameters.getClass().getRecordComponents()) {
            Object value = value(component, parameters);
            if (value instanceof Record part) {
                texts.putAll(texts(part));
            } else {
                texts.put(component.getName(), text(value));
            }
        }
        return texts;
    }

    private static String text(Object value) {
        if (value instanceof List<?> numbers) {
            return String.join(" ", numbers.stream().map(String::valueOf).toList());
        }
        return value instanceof Enum<?> choice
                ? choice.name().toLowerCase(Locale.ROOT)
                : String.valueOf(value);
    }

    /// The same parameters with some values changed.
    ///
    /// @param changes texts by name: numbers, `true` or `false`, names of choices, whole numbers
    ///   with blanks or commas between them
    /// @throws IllegalArgumentException for an unknown name (listing the known ones), a text that
    ///   is no value, or a value that the record refuses
    public static <R extends Record> R with(R parameters, Map<String, String> changes) {
        List<String> names = List.copyOf(texts(parameters).keySet());
        for (String name : changes.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "The parameter (%s) must be one of %s.".formatted(name, names));
            }
        }
        return changed(parameters, changes);
    }

    private static <R extends Record> R changed(R parameters, Map<String, String> changes) {
        RecordComponent[] components = parameters.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int k = 0; k < values.length; k++) {
            String name = components[k].getName();
            types[k] = components[k].getType();
            Object value = value(components[k], parameters);
            String change = changes.get(name);
            values[k] =
                    value instanceof Record part
                            ? changed(part, changes)
                            : change == null ? value : parsed(name, types[k], change.strip());
        }
        return made(parameters, types, values);
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R made(R like, Class<?>[] types, Object[] values) {
        try {
            var constructor = like.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException reason) {
                throw reason;
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object parsed(String name, Class<?> type, String text) {
        try {
            if (type == int.class) {
                return Integer.parseInt(text.replace("_", ""));
            } else if (type == long.class) {
                return Long.parseLong(text.replace("_", ""));
            } else if (type == double.class) {
                return finite(Double.parseDouble(text));
            } else if (type == List.class) {
                return Arrays.stream(text.split("[ ,]+")).map(Integer::valueOf).toList();
            } else if (type == String.class) {
                return text;
            } else if (type == boolean.class && List.of("true", "false").contains(text)) {
                return Boolean.valueOf(text);
            }
            return choice(type, text);
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException(
                    "The parameter %s must be %s: %s.".formatted(name, kind(type), text), notOne);
        }
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static Object choice(Class<?> type, String text) {
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
        }
        throw new IllegalArgumentException();
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == List.class) {
            return "whole numbers with blanks between them";
        }
        return type == boolean.class ? "true or false" : "a number";
    }
}
