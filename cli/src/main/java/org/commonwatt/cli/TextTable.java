package org.commonwatt.cli;

import java.util.ArrayList;
import java.util.List;

/// Columns of text: the first to the left, the others to the right.
final class TextTable {
    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    String render() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int k = 0; k < columns; k++) {
                widths[k] = Math.max(widths[k], row.get(k).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int k = 0; k < columns; k++) {
                String padding = " ".repeat(widths[k] - row.get(k).length());
                line.append(k == 0 ? "" : GAP);
                line.append(k == 0 ? row.get(k) + padding : padding + row.get(k));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
