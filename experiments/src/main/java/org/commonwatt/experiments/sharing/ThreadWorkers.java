package org.commonwatt.experiments.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonwatt.equity.sharing.Workers;

/// Workers on threads of their own.
public final class ThreadWorkers implements Workers, AutoCloseable {
    private final ExecutorService threads;

    /// @param count how many threads, at least 1
    public ThreadWorkers(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    @Override
    public void runAll(List<Runnable> tasks) {
        List<Future<?>> running = new ArrayList<>();
        for (Runnable task : tasks) {
            running.add(threads.submit(task));
        }
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The work was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } finally {
            running.forEach(each -> each.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
