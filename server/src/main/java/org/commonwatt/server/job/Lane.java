package org.commonwatt.server.job;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Jobs that wait for each other: one thread does them one after the other.
final class Lane implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final long LOOK_UP_MILLIS = 100;

    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final Consumer<Job> performer;
    private final Thread worker;
    private volatile boolean closing;

    /// @param name of its thread
    /// @param performer does a job
    Lane(String name, Consumer<Job> performer) {
        this.performer = performer;
        worker = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
    }

    void start() {
        worker.start();
    }

    void add(Job job) {
        waiting.add(job);
    }

    boolean remove(Job job) {
        return waiting.remove(job);
    }

    int queued() {
        return waiting.size();
    }

    boolean isClosing() {
        return closing;
    }

    private void work() {
        try {
            while (!closing) {
                // Looks up now and then whether to close: an interruption would close files.
                Job job = waiting.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (job != null) {
                    performer.accept(job);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks to stop; [#close] waits for it.
    void stop() {
        closing = true;
    }

    @Override
    public void close() {
        closing = true;
        try {
            worker.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
