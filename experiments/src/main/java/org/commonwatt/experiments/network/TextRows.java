package org.commonwatt.experiments.network;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;

/// A CSV table of texts and numbers, cells by header name whatever its case. A cell that is empty
/// or `NULL` is missing.
final class TextRows {
    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Findings findings;

    private TextRows(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /// Reads a table; one with a header only has no rows.
    ///
    /// @param file file name for messages
    /// @param needed headers that must be there; a missing one is a problem
    static TextRows read(String file, InputStream stream, List<String> needed, Findings findings)
            throws CsvRefusal {
        var table = new TextRows(file, findings);
        try {
            CsvReading.read(file, stream, table.new Filler(needed));
        } catch (CsvRefusal refusal) {
            boolean headerOnly =
                    !table.columns.isEmpty()
                            && table.rows.isEmpty()
                            && refusal.problem().line() == 1;
            if (!headerOnly) {
                throw refusal;
            }
        }
        return table;
    }

    /// A table without rows.
    static TextRows empty(String file, Findings findings) {
        return new TextRows(file, findings);
    }

    private final class Filler implements CsvReading.Rows {
        private final List<String> needed;

        Filler(List<String> needed) {
            this.needed = needed;
        }

        @Override
        public void header(List<String> headers, boolean decimalComma) {
            for (int c = 0; c < headers.size(); c++) {
                columns.putIfAbsent(key(headers.get(c)), c);
            }
            need(needed);
        }

        @Override
        public void row(int line, List<String> cells) {
            rows.add(cells);
            lines.add(line);
        }
    }

    private void need(List<String> needed) {
        List<String> missing =
                needed.stream().filter(header -> !columns.containsKey(key(header))).toList();
        if (!missing.isEmpty()) {
            findings.problem(
                    new Spot(file, 1)
                            .problem(
                                    0,
                                    "The header has no column %s."
                                            .formatted(String.join(", ", missing)),
                                    null));
        }
    }

    private static String key(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }

    int size() {
        return rows.size();
    }

    Spot spot(int row) {
        return new Spot(file, lines.get(row));
    }

    /// The text of a cell; empty where it is missing.
    String text(int row, String header) {
        Integer column = columns.get(key(header));
        String cell = column == null ? "" : rows.get(row).get(column);
        return cell.equalsIgnoreCase("NULL") ? "" : cell;
    }

    /// The text of a cell that must not be missing.
    String name(int row, String header) {
        String text = text(row, header);
        if (text.isEmpty()) {
            problem(row, header, "is missing.");
        }
        return text;
    }

    /// A finite number; a problem where it is missing or none.
    double number(int row, String header) {
        return number(row, header, Double.NaN);
    }

    /// A finite number; the fallback where it is missing, unless the fallback is NaN.
    double number(int row, String header, double fallback) {
        String text = text(row, header);
        if (text.isEmpty() && !Double.isNaN(fallback)) {
            return fallback;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException none) {
            value = Double.NaN;
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            problem(
                    row,
                    header,
                    text.isEmpty()
                            ? "is missing."
                            : "is \"%s\" but must be a number.".formatted(text));
            return 0;
        }
        return value;
    }

    /// A finite number that is not negative.
    double notNegative(int row, String header, double fallback) {
        double value = number(row, header, fallback);
        if (value < 0) {
            problem(row, header, "is %s but must not be negative.".formatted(value));
            return 0;
        }
        return value;
    }

    /// A finite number above zero.
    double positive(int row, String header) {
        double value = number(row, header);
        if (value <= 0) {
            problem(row, header, "is %s but must be positive.".formatted(value));
            return 1;
        }
        return value;
    }

    /// Number of a column, counted from 1; 0 where there is none of that header.
    int column(String header) {
        return columns.getOrDefault(key(header), -1) + 1;
    }

    void problem(int row, String header, String message) {
        findings.problem(
                spot(row).problem(column(header), "%s %s".formatted(header, message), null));
    }
}
