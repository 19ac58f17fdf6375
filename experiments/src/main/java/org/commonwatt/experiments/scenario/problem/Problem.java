package org.commonwatt.experiments.scenario.problem;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong, or odd, with an input: where it is, what the rule is, what was found.
///
/// @param file file name as the user knows it
/// @param line line, counted from 1; 0 where no line applies
/// @param column column of the line (of a CSV file: number of the cell), counted from 1; 0 where
///   none applies
/// @param path key within the file, such as `participants[3].battery.capacityKwh`; may be empty
/// @param message the rest of the sentence, such as `is -3.0 but must be positive.`
/// @param maybe a likely cause as a phrase that follows "Maybe", with its full stop; null for none
public record Problem(
        String file, int line, int column, String path, String message, @Nullable String maybe) {

    /// A problem of a file as a whole.
    public static Problem ofFile(String file, String message, @Nullable String maybe) {
        return new Problem(file, 0, 0, "", message, maybe);
    }

    /// The text a user sees: one line, and a second one where a cause is likely.
    public String render() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        text.append(": ").append(sentence());
        if (maybe != null) {
            text.append("\nMaybe ").append(maybe);
        }
        return text.toString();
    }

    /// The sentence without its place.
    public String sentence() {
        return path.isEmpty() ? message : path + " " + message;
    }
}
