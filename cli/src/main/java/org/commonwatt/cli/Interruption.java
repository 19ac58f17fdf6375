package org.commonwatt.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C into a question that long work can ask, and keeps the process alive until that work
/// has put away what was finished.
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch putAway = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean asked;

    private final Runnable told;

    Interruption() {
        this(() -> {});
    }

    /// @param told hears of it at once
    Interruption(Runnable told) {
        this.told = told;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether the user has asked to stop.
    boolean asked() {
        return asked;
    }

    private void interrupt() {
        asked = true;
        told.run();
        try {
            boolean _ = putAway.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The work is put away; the process may end.
    @Override
    public void close() {
        putAway.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The process is ending already, with nothing left to wait for.
            }
        }
    }
}
