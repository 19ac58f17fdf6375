package org.commonwatt.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.commonwatt.experiments.run.RunWatch;
import org.jspecify.annotations.Nullable;

/// Shows how far a run is on standard error once it takes longer than a blink, as a bar on a
/// terminal and as a line now and then elsewhere, and passes Ctrl-C on.
final class RunProgress extends TerminalProgress implements RunWatch {
    private static final long BLINK_NANOS = 700_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final int REFRESH_MILLIS = 200;

    private final long start = System.nanoTime();
    private long lineAt = start;
    private @Nullable ProgressBar bar;

    /// @param err where lines go
    /// @param silent show nothing
    RunProgress(Interruption interruption, PrintWriter err, boolean silent) {
        super(interruption, err, silent);
    }

    @Override
    public synchronized void day(int daysDone, int daysTotal) {
        long now = System.nanoTime();
        if (silent() || now - start < BLINK_NANOS) {
            return;
        }
        if (terminal()) {
            bar(daysTotal).stepTo(daysDone);
        } else if (now - lineAt > LINE_NANOS) {
            lineAt = now;
            err().printf("Simulating: %d of %d days.%n", daysDone, daysTotal);
            err().flush();
        }
    }

    private ProgressBar bar(int daysTotal) {
        if (bar == null) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName("Simulating")
                            .setInitialMax(daysTotal)
                            .setUnit(" days", 1)
                            .setUpdateIntervalMillis(REFRESH_MILLIS)
                            .build();
        }
        return bar;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
