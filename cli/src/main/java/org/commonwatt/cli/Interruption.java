package org.commonwatt.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Turns Ctrl-C, and whatever else asks the process to end, into a question that long work can ask,
/// and keeps the process alive until that work has put away what was finished and said so.
final class Interruption implements AutoCloseable {
    /// Exit code of what was interrupted.
    static final int EXIT_CODE = 130;

    private static final long PATIENCE_SECONDS = 30;

    /// The exit code of the process's command, once it has one.
    private static final CompletableFuture<Integer> END = new CompletableFuture<>();

    private final Thread hook = new Thread(this::interrupt, "interruption");
    private final Runnable told;
    private volatile boolean asked;

    Interruption() {
        this(() -> {});
    }

    /// @param told hears of it at once
    Interruption(Runnable told) {
        this.told = told;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Takes note that the process's command is at its end; nothing is said afterwards.
    static void ended(int exitCode) {
        END.complete(exitCode);
    }

    /// Whether the user has asked to stop.
    boolean asked() {
        return asked;
    }

    /// Interrupted work ends with its own exit code, whichever signal it was; other commands with
    /// that of the signal.
    private void interrupt() {
        asked = true;
        told.run();
        try {
            if (END.get(PATIENCE_SECONDS, TimeUnit.SECONDS) == EXIT_CODE) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        } catch (TimeoutException | ExecutionException _) {
            // What is not put away by now is lost.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The work is put away.
    @Override
    public void close() {
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The process is ending already.
            }
        }
    }
}
