package org.commonwatt.experiments.network;

import org.commonwatt.experiments.network.matlab.Matrix;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.jspecify.annotations.Nullable;

/// One matrix of a case with the checks of its cells. Columns count from 1, as in the format.
final class CaseTable {
    private final String file;
    private final String name;
    private final Matrix matrix;
    private final Findings findings;

    private CaseTable(String file, String name, Matrix matrix, Findings findings) {
        this.file = file;
        this.name = name;
        this.matrix = matrix;
        this.findings = findings;
    }

    /// Takes a matrix if it has enough columns; null after a problem.
    static @Nullable CaseTable of(
            String file, String name, @Nullable Matrix matrix, int columns, Findings findings) {
        if (matrix == null) {
            findings.problem(
                    new Spot(file, 0)
                            .problem(
                                    0,
                                    "The file gives no %s.".formatted(name),
                                    "the file is cut off, or it is no MATPOWER case."));
            return null;
        }
        if (matrix.rows() > 0 && matrix.columns() < columns) {
            findings.problem(
                    new Spot(file, matrix.line(0))
                            .problem(
                                    0,
                                    "%s has %d columns but needs %d."
                                            .formatted(name, matrix.columns(), columns),
                                    "a column is missing."));
            return null;
        }
        return new CaseTable(file, name, matrix, findings);
    }

    int rows() {
        return matrix.rows();
    }

    Spot spot(int row) {
        return new Spot(file, matrix.line(row));
    }

    double at(int row, int column) {
        return matrix.at(row, column - 1);
    }

    /// A finite number; 0 after a problem.
    double finite(int row, int column, String meaning) {
        double value = at(row, column);
        if (!Double.isFinite(value)) {
            problem(row, column, "%s is %s but must be a finite number.".formatted(meaning, value));
            return 0;
        }
        return value;
    }

    /// A finite number that is not negative; 0 after a problem.
    double notNegative(int row, int column, String meaning) {
        double value = finite(row, column, meaning);
        if (value < 0) {
            problem(row, column, "%s is %s but must not be negative.".formatted(meaning, value));
            return 0;
        }
        return value;
    }

    /// The number of a bus as its id.
    String bus(int row, int column) {
        double number = at(row, column);
        if (!(number >= 1 && number <= 1e9 && number == Math.rint(number))) {
            problem(
                    row,
                    column,
                    "The bus number is %s but must be a whole number from 1.".formatted(number));
            return "?";
        }
        return Long.toString((long) number);
    }

    void problem(int row, int column, String message) {
        findings.problem(spot(row).problem(column, name + ": " + message, null));
    }
}
