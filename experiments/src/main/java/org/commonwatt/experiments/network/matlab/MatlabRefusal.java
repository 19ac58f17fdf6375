package org.commonwatt.experiments.network.matlab;

import org.jspecify.annotations.Nullable;

/// A text that is not understood, with its place and the reason.
public final class MatlabRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final @Nullable String maybe;

    MatlabRefusal(int line, int column, String message, @Nullable String maybe) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
        this.maybe = maybe;
    }

    MatlabRefusal(Token at, String message, @Nullable String maybe) {
        this(at.line(), at.column(), message, maybe);
    }

    /// Line, counted from 1.
    public int line() {
        return line;
    }

    /// Character of the line, counted from 1.
    public int column() {
        return column;
    }

    /// What is wrong, a sentence.
    public String reason() {
        return String.valueOf(getMessage());
    }

    /// A likely cause as a phrase that follows "Maybe", or null.
    public @Nullable String maybe() {
        return maybe;
    }
}
