package org.commonwatt.experiments.network;

import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;

/// Where a row stands.
///
/// @param file file name as the user knows it
/// @param line line, counted from 1
public record Spot(String file, int line) {
    private static final String MAYBE = "\nMaybe ";

    /// A problem of the row.
    ///
    /// @param message the rule, the value; perhaps a second line "Maybe …"
    public Problem problem(String message) {
        int cut = message.indexOf(MAYBE);
        return cut < 0
                ? problem(0, message, null)
                : problem(0, message.substring(0, cut), message.substring(cut + MAYBE.length()));
    }

    /// A problem of the row, or of one of its cells.
    ///
    /// @param column cell, counted from 1; 0 for the row as a whole
    Problem problem(int column, String message, @Nullable String maybe) {
        return new Problem(file, line, column, "", message, maybe);
    }
}
