package org.commonwatt.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// What all that tells progress shares: where it speaks and whether, and that it passes Ctrl-C on.
abstract class TerminalProgress implements AutoCloseable {
    private final Interruption interruption;
    private final boolean terminal =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    private final PrintWriter err;
    private final boolean silent;

    /// @param err where lines go
    /// @param silent show nothing
    TerminalProgress(Interruption interruption, PrintWriter err, boolean silent) {
        this.interruption = interruption;
        this.err = err;
        this.silent = silent;
    }

    /// Whether the user has asked to stop.
    public final boolean cancelled() {
        return interruption.asked();
    }

    /// Where lines go.
    final PrintWriter err() {
        return err;
    }

    /// Whether nothing is to be shown.
    final boolean silent() {
        return silent;
    }

    /// Whether bars can be shown instead of lines.
    final boolean terminal() {
        return terminal;
    }

    @Override
    public abstract void close();
}
