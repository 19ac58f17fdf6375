package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.List;

/// A table of the evidence: for people in the page, for programs beside it.
///
/// @param name of its file
/// @param title heading
/// @param words what it shows, in plain words
/// @param columns headers
/// @param rows cells
record EvidenceTable(
        String name, String title, String words, List<String> columns, List<List<String>> rows) {
    EvidenceTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// As Markdown, with its heading.
    ///
    /// @param file where the same is for programs
    String markdown(String file) {
        List<String> lines = new ArrayList<>();
        lines.add("### " + title);
        lines.add("");
        lines.add(words);
        lines.add("");
        lines.add("| " + String.join(" | ", columns) + " |");
        lines.add("|" + "---|".repeat(columns.size()));
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        lines.add("");
        lines.add("[%s](%s)".formatted(name + ".csv", file));
        lines.add("\n");
        return String.join("\n", lines);
    }

    String csv() {
        var text = new StringBuilder(line(columns));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return String.join(",", cells.stream().map(EvidenceTable::quoted).toList()) + "\n";
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\n\r]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
