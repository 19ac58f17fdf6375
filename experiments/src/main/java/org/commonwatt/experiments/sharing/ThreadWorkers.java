package org.commonwatt.experiments.sharing;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.commonwatt.equity.sharing.Workers;
import org.jspecify.annotations.Nullable;

/// Workers on threads that stay: whoever asks works too, so that a task may ask in turn.
public final class ThreadWorkers implements Workers, org.commonwatt.rl.nn.Workers, AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    /// @param count how many threads work at once, the caller's included; at least 1
    public ThreadWorkers(int count) {
        this.count = count;
        threads =
                Executors.newFixedThreadPool(
                        Math.max(1, count - 1),
                        Thread.ofPlatform().daemon().name("worker-", 1).factory());
    }

    /// One call of [#run]: tasks that nobody has taken yet.
    private static final class Round implements Runnable {
        private final int tasks;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Round(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
            open = new CountDownLatch(tasks);
        }

        @Override
        public void run() {
            for (int k = next.getAndIncrement(); k < tasks; k = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        task.accept(k);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    open.countDown();
                }
            }
        }

        void await() {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The work was interrupted.", e);
            }
            switch (failure.get()) {
                case null -> {}
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    @Override
    public void run(int tasks, IntConsumer task) {
        var round = new Round(tasks, task);
        for (int k = 1; k < Math.min(count, tasks); k++) {
            threads.execute(round);
        }
        round.run();
        round.await();
    }

    @Override
    public void runAll(List<Runnable> tasks) {
        run(tasks.size(), k -> tasks.get(k).run());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
