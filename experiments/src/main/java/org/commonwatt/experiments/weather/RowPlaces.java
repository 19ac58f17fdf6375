package org.commonwatt.experiments.weather;

import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;

/// How the rows of a file are called in messages: by line, or by their place in a JSON list.
///
/// @param file file name
/// @param list name of the JSON list, such as `outputs.hourly`; empty where rows are lines
record RowPlaces(String file, String list) {
    /// Rows are lines of text.
    static RowPlaces lines(String file) {
        return new RowPlaces(file, "");
    }

    private boolean isText() {
        return list.isEmpty();
    }

    /// A row in a sentence.
    String words(int row) {
        return isText() ? "line " + row : list + "[" + row + "]";
    }

    /// Several rows in a sentence.
    String words(int from, int to) {
        if (from == to) {
            return words(from);
        }
        return isText() ? "lines %d to %d".formatted(from, to) : words(from) + " to " + words(to);
    }

    /// Something wrong with a row as a whole.
    Problem problem(int row, String message, @Nullable String maybe) {
        return new Problem(file, isText() ? row : 0, 0, isText() ? "" : words(row), message, maybe);
    }

    /// Something wrong with a cell, whose column is counted from 0.
    Problem problem(int row, int column, String header, String message, @Nullable String maybe) {
        return isText()
                ? new Problem(file, row, column + 1, header, message, maybe)
                : new Problem(file, 0, 0, words(row) + "." + header, message, maybe);
    }
}
