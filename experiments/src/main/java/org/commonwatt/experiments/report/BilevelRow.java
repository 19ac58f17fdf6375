package org.commonwatt.experiments.report;

import java.util.List;
import java.util.Locale;

/// A line of the tidy table.
///
/// @param scenario name of the stress
/// @param controller who set the weights, or the method by which the gain was shared
/// @param when month or date; empty for all days
/// @param who a member; empty for the community
/// @param figure what it is
/// @param value its value
public record BilevelRow(
        String scenario, String controller, String when, String who, String figure, double value) {
    /// Names of the columns.
    public static final String HEADER = "scenario,controller,when,who,figure,value";

    /// The whole table.
    public static String csv(List<BilevelRow> rows) {
        var text = new StringBuilder(HEADER).append('\n');
        for (BilevelRow row : rows) {
            text.append(row.line()).append('\n');
        }
        return text.toString();
    }

    /// The line as text; an empty cell for a figure that is not known.
    public String line() {
        String number = Double.isFinite(value) ? String.format(Locale.ROOT, "%.10g", value) : "";
        return String.join(",", scenario, controller, when, who, figure, number);
    }

    /// The row behind a line.
    public static BilevelRow parse(String line) {
        String[] cells = line.split(",", -1);
        double value = cells[5].isEmpty() ? Double.NaN : Double.parseDouble(cells[5]);
        return new BilevelRow(cells[0], cells[1], cells[2], cells[3], cells[4], value);
    }

    /// The figure of everybody over the whole time; NaN where there is none.
    static double value(List<BilevelRow> rows, String scenario, String controller, String figure) {
        return rows.stream()
                .filter(row -> row.scenario().equals(scenario))
                .filter(row -> row.controller().equals(controller))
                .filter(row -> row.figure().equals(figure) && row.when().isEmpty())
                .filter(row -> row.who().isEmpty())
                .mapToDouble(BilevelRow::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
