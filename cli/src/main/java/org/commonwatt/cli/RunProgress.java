package org.commonwatt.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.commonwatt.experiments.run.RunWatch;
import org.jspecify.annotations.Nullable;

/// Shows how far a run is on standard error, once it takes longer than a blink, and passes Ctrl-C
/// on.
final class RunProgress implements RunWatch, AutoCloseable {
    private static final long BLINK_NANOS = 700_000_000L;
    private static final int REFRESH_MILLIS = 200;

    private final Interruption interruption;
    private final boolean silent;
    private final long start = System.nanoTime();
    private @Nullable ProgressBar bar;

    /// @param silent show nothing
    RunProgress(Interruption interruption, boolean silent) {
        this.interruption = interruption;
        this.silent = silent;
    }

    @Override
    public boolean cancelled() {
        return interruption.asked();
    }

    @Override
    public synchronized void day(int daysDone, int daysTotal) {
        if (silent || System.nanoTime() - start < BLINK_NANOS) {
            return;
        }
        if (bar == null) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName("Simulating")
                            .setInitialMax(daysTotal)
                            .setUnit(" days", 1)
                            .setUpdateIntervalMillis(REFRESH_MILLIS)
                            .build();
        }
        bar.stepTo(daysDone);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
