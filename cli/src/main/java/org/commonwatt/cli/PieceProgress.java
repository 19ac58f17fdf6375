package org.commonwatt.cli;

import java.io.PrintWriter;
import org.commonwatt.experiments.evaluation.EvaluationWatch;

/// Tells now and then on standard error how far long work in pieces is and how long it will take,
/// and passes Ctrl-C on.
final class PieceProgress extends TerminalProgress implements EvaluationWatch {
    private static final long LINE_NANOS = 5_000_000_000L;

    private final String what;
    private final long start = System.nanoTime();
    private long lineAt = start;

    /// @param what such as `Playing weeks`
    /// @param silent show nothing
    PieceProgress(String what, Interruption interruption, PrintWriter err, boolean silent) {
        super(interruption, err, silent);
        this.what = what;
    }

    @Override
    public synchronized void piece(int done, int total) {
        long now = System.nanoTime();
        if (silent() || now - lineAt < LINE_NANOS) {
            return;
        }
        lineAt = now;
        double left = (now - start) * 1e-9 / done * (total - done);
        err().printf("%s: %d of %d, about %s left.%n", what, done, total, time(left));
        err().flush();
    }

    static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 90 ? whole + " s" : Math.round(whole / 60.0) + " min";
    }

    @Override
    public void close() {
        err().flush();
    }
}
