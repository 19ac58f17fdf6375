package org.commonwatt.experiments.imports;

import java.util.List;

/// Small pieces of scenario files as importers write them.
final class YamlText {
    private YamlText() {}

    /// A name fit for ids, columns and folders.
    static String id(String name) {
        String plain = name.strip().replaceAll("[^A-Za-z0-9_.-]+", "_");
        plain = plain.replaceAll("^[^A-Za-z0-9]+", "");
        plain = plain.length() > 70 ? plain.substring(0, 70) : plain;
        return plain.isEmpty() ? "home" : plain;
    }

    /// A text in quotes.
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// A number without needless digits.
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /// A list of numbers.
    static String numbers(double[] values) {
        var text = new StringBuilder("[");
        for (int k = 0; k < values.length; k++) {
            text.append(k == 0 ? "" : ", ").append(number(values[k]));
        }
        return text.append(']').toString();
    }

    /// Comment lines, each starting with `# `.
    static String comments(List<String> sentences) {
        var text = new StringBuilder();
        for (String sentence : sentences) {
            text.append("# ").append(sentence.replaceAll("\\R", " ")).append('\n');
        }
        return text.toString();
    }
}
