package org.commonwatt.experiments.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// A piece of markup under construction. Text and attribute values are always escaped; there is no
/// way to add a raw string.
public final class Html {
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "img", "input");

    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// An empty piece.
    public static Html empty() {
        return new Html();
    }

    private Html() {}

    /// `text` with the characters that mean something in markup replaced.
    public static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /// Opens an element.
    ///
    /// @param attributes names and values in turn
    public Html open(String element, Object... attributes) {
        tag(element, attributes);
        if (!VOID.contains(element)) {
            open.push(element);
        }
        return this;
    }

    /// Closes the element opened last.
    public Html close() {
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    /// An element that holds only text.
    public Html leaf(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    /// A shape with a hover text.
    public Html shape(String element, String hover, Object... attributes) {
        return open(element, attributes).leaf("title", hover).close();
    }

    /// Text.
    public Html text(String text) {
        markup.append(escape(text));
        return this;
    }

    /// Another finished piece.
    public Html add(Html piece) {
        markup.append(piece);
        return this;
    }

    /// A line break in the source, for readers of the source.
    public Html newLine() {
        markup.append('\n');
        return this;
    }

    /// A style sheet of our own; refuses one that could end its element.
    ///
    /// @throws IllegalArgumentException if the sheet holds a `<`
    public Html style(String sheet) {
        if (sheet.contains("<")) {
            throw new IllegalArgumentException("A style sheet must not contain '<'.");
        }
        markup.append("<style>").append(sheet).append("</style>");
        return this;
    }

    private void tag(String element, Object... attributes) {
        markup.append('<').append(element);
        for (int k = 0; k < attributes.length; k += 2) {
            markup.append(' ').append(attributes[k]).append("=\"");
            markup.append(escape(attribute(attributes[k + 1]))).append('"');
        }
        markup.append('>');
    }

    private static String attribute(Object value) {
        return value instanceof Double number ? Plot.coordinate(number) : String.valueOf(value);
    }

    /// The markup.
    ///
    /// @throws IllegalStateException if an element is still open
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "The element <%s> is still open.".formatted(open.peek()));
        }
        return markup.toString();
    }
}
