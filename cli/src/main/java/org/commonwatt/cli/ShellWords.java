package org.commonwatt.cli;

/// Command lines that can be pasted into a shell.
final class ShellWords {
    private ShellWords() {}

    /// A word as a shell takes it for one.
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
