package org.commonwatt.experiments.network.matlab;

/// A word of the language.
///
/// @param kind what it is
/// @param text its characters; of a text what stands between the quotes
/// @param line line, counted from 1
/// @param column character of the line, counted from 1
/// @param spaceBefore whether it follows a blank
/// @param spaceAfter whether a blank follows it
record Token(
        Kind kind, String text, int line, int column, boolean spaceBefore, boolean spaceAfter) {
    /// Kinds of tokens.
    enum Kind {
        NUMBER,
        NAME,
        TEXT,
        SYMBOL,
        NEW_LINE,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    boolean endsStatement() {
        return kind == Kind.END || kind == Kind.NEW_LINE || is(";") || is(",");
    }

    /// How messages call it.
    String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case NEW_LINE -> "the end of the line";
            default -> "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
        };
    }
}
