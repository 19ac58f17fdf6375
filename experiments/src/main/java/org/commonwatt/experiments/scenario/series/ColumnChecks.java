package org.commonwatt.experiments.scenario.series;

import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.jspecify.annotations.Nullable;

/// What must hold for a column before its numbers are used.
final class ColumnChecks {
    private ColumnChecks() {}

    /// Its unit, told by its header or beside the series.
    ///
    /// @throws CsvRefusal if there is none or it measures something else
    static SeriesUnit unit(CsvTable table, int column, SeriesStore.Request request)
            throws CsvRefusal {
        String header = table.headers().get(column);
        String text = request.unit() == null ? header : request.unit();
        SeriesUnit unit = SeriesUnit.of(text);
        String wanted =
                request.quantities().contains(Quantity.PRICE)
                        ? "price_per_kwh"
                        : request.quantities().contains(Quantity.CARBON)
                                ? "carbon_kg_per_kwh"
                                : request.quantities().contains(Quantity.ENERGY_PER_KWP)
                                        ? "pv_kwh or pv_w_per_kwp"
                                        : "load_kwh";
        if (unit == null) {
            boolean told = request.unit() != null;
            throw new CsvRefusal(
                    new Problem(
                            table.file(),
                            1,
                            column + 1,
                            header,
                            (told
                                    ? "is given the unit \"%s\", which is unknown; one is kWh."
                                            .formatted(text)
                                    : "carries no unit; a header ends in one, such as %s."
                                            .formatted(wanted)),
                            told ? null : "add 'unit:' beside the series."));
        }
        if (!request.quantities().contains(unit.quantity())) {
            throw new CsvRefusal(
                    new Problem(
                            table.file(),
                            1,
                            column + 1,
                            header,
                            "has the wrong unit; expected is one such as %s.".formatted(wanted),
                            null));
        }
        return unit;
    }

    /// Its numbers; the first few cells that are none are noted.
    ///
    /// @throws CsvRefusal if many cells are no numbers, or one is negative and must not be
    static double[] numbers(CsvTable table, int column, SeriesUnit unit, Findings findings)
            throws CsvRefusal {
        String header = table.headers().get(column);
        int line = 0;
        for (CsvTable.BadCell bad : table.badCells(column)) {
            line = table.line(bad.row());
            findings.problem(
                    new Problem(
                            table.file(), line, column + 1, header, badMessage(bad), cause(bad)));
        }
        int more = table.badCount(column) - table.badCells(column).size();
        if (more > 0) {
            String message = "has %d more cells that are no finite numbers.".formatted(more);
            throw new CsvRefusal(
                    new Problem(table.file(), line + 1, column + 1, header, message, null));
        }
        double[] numbers = table.numbers(column);
        boolean signed = unit.quantity() == Quantity.PRICE || unit.quantity() == Quantity.CARBON;
        for (int row = 0; row < numbers.length; row++) {
            if (numbers[row] < 0 && !signed) {
                throw new CsvRefusal(
                        new Problem(
                                table.file(),
                                table.line(row),
                                column + 1,
                                header,
                                "is %s but must not be negative.".formatted(numbers[row]),
                                "it is net of generation: give load and generation apart."));
            }
        }
        return numbers;
    }

    private static String badMessage(CsvTable.BadCell bad) {
        String text = bad.text().length() > 40 ? bad.text().substring(0, 37) + "…" : bad.text();
        return bad.text().matches("(?i)[-+]?(nan|inf|infinity)")
                ? "is %s but must be a finite number.".formatted(text)
                : "is \"%s\" but must be a number.".formatted(text);
    }

    private static @Nullable String cause(CsvTable.BadCell bad) {
        if (bad.text().matches("(?i)[-+]?nan|null|n/?a|-|\\.")) {
            return "the value is missing: leave the cell empty, and short gaps are filled.";
        }
        return bad.text().matches("[-+]?[0-9.]*,[0-9]+")
                ? "it has a decimal comma: use a point."
                : null;
    }
}
