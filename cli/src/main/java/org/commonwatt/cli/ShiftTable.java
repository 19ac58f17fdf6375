package org.commonwatt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.commonwatt.experiments.evaluation.Comparison;
import org.commonwatt.experiments.evaluation.shifts.MonthDistances;
import org.commonwatt.experiments.evaluation.shifts.ShiftComparison;
import org.commonwatt.experiments.evaluation.shifts.ShiftComparison.Row;
import org.commonwatt.numeric.Estimate;

/// The shift grid as text: a line per cell, a column per policy.
final class ShiftTable {
    private ShiftTable() {}

    static String of(ShiftComparison comparison, String currency) {
        List<Row> rows = comparison.rows();
        var table = new TextTable();
        line(table, "cost per day, " + currency, rows, Row::policy);
        for (int c = 0; c < comparison.cells().size(); c++) {
            int cell = c;
            line(table, comparison.cells().get(c), rows, row -> money(row.cellCost().get(cell)));
        }
        line(table, "dearest tenth of all", rows, row -> money(row.tailCost()));
        String than = "than " + comparison.reference();
        boolean intervals = comparison.weeks() >= Comparison.LEAST_WEEKS;
        line(table, "nominal " + than, rows, row -> change(row.nominalChange(), intervals));
        line(table, "dearest tenth " + than, rows, row -> change(row.tailChange(), intervals));
        line(
                table,
                "unserved kWh per struck day",
                rows,
                row -> String.format(Locale.ROOT, "%.3f", row.unservedKwh()));
        return table.render() + notFelt(comparison) + months(comparison);
    }

    private static String notFelt(ShiftComparison comparison) {
        return comparison.notFelt().isEmpty()
                ? ""
                : "Not felt here: %s.%n".formatted(String.join(", ", comparison.notFelt()));
    }

    /// How far real months lie apart, in words.
    private static String months(ShiftComparison comparison) {
        MonthDistances months = comparison.months();
        List<MonthDistances.Pair> extremes = months == null ? List.of() : months.extremes();
        if (extremes.isEmpty()) {
            return "";
        }
        return "Months lie apart: %s at least, %s at most (in days of mean demand).%n"
                .formatted(apart(extremes.getFirst()), apart(extremes.getLast()));
    }

    private static String apart(MonthDistances.Pair pair) {
        return String.format(Locale.ROOT, "%s to %s %.2f", pair.from(), pair.to(), pair.distance());
    }

    private static void line(
            TextTable table, String name, List<Row> rows, Function<Row, String> cell) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        rows.forEach(row -> cells.add(cell.apply(row)));
        table.row(cells.toArray(String[]::new));
    }

    private static String money(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String change(Estimate change, boolean interval) {
        String value = percent(change.value());
        return interval
                ? "%s [%s, %s]"
                        .formatted(
                                value,
                                percent(change.interval().low()),
                                percent(change.interval().high()))
                : value;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
