package org.commonwatt.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.commonwatt.experiments.training.TrainingWatch;
import org.jspecify.annotations.Nullable;

/// Shows how a training goes on standard error, as a bar on a terminal and as a line now and then
/// elsewhere, and passes Ctrl-C on.
final class TrainingProgress extends TerminalProgress implements TrainingWatch {
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final int REFRESH_MILLIS = 500;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    /// How much the latest piece counts in the rate.
    private static final double LATEST = 0.2;

    private long lineAt = System.nanoTime();
    private double stepsPerSecond;
    private long seed;
    private @Nullable ProgressBar bar;

    /// @param err where lines go
    /// @param silent show nothing
    TrainingProgress(Interruption interruption, PrintWriter err, boolean silent) {
        super(interruption, err, silent);
    }

    @Override
    public void progress(Progress now) {
        stepsPerSecond =
                stepsPerSecond == 0
                        ? now.stepsPerSecond()
                        : (1 - LATEST) * stepsPerSecond + LATEST * now.stepsPerSecond();
        if (silent()) {
            return;
        }
        if (terminal()) {
            bar(now).stepTo(now.steps());
        } else if (System.nanoTime() - lineAt > LINE_NANOS) {
            lineAt = System.nanoTime();
            err().printf(
                            Locale.ROOT,
                            "Training seed %d: %,d of %,d steps, %s, %s left.%n",
                            now.seed(),
                            now.steps(),
                            now.totalSteps(),
                            figures(now),
                            left(now));
            err().flush();
        }
    }

    private String figures(Progress now) {
        return "return %s, validation %s, %,d steps/s"
                .formatted(
                        number(now.episodicReturn()),
                        number(now.validationReturn()),
                        (long) stepsPerSecond);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "–";
    }

    private String left(Progress now) {
        long seconds = (long) ((now.totalSteps() - now.steps()) / Math.max(1, stepsPerSecond));
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return seconds + " s";
        }
        return seconds < 2 * SECONDS_PER_HOUR
                ? seconds / SECONDS_PER_MINUTE + " min"
                : seconds / SECONDS_PER_HOUR + " h";
    }

    private ProgressBar bar(Progress now) {
        if (bar == null || now.seed() != seed) {
            close();
            seed = now.seed();
            bar =
                    new ProgressBarBuilder()
                            .setTaskName("Seed " + seed)
                            .setInitialMax(now.totalSteps())
                            .setUnit(" steps", 1)
                            .setUpdateIntervalMillis(REFRESH_MILLIS)
                            .build();
        }
        bar.setExtraMessage(figures(now));
        return bar;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
