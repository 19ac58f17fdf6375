package org.commonwatt.server.data;

/// Words of command lines.
final class Words {
    private Words() {}

    /// A word as a shell reads it.
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./,:=@%+-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
