package org.commonwatt.experiments.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import org.commonwatt.rl.nn.Workers;

/// The CPU time that work on several threads takes at least where each task has a thread of its
/// own: what the calling thread does between its tasks, and the longest task of each round. It is
/// the time on the clock of a machine that does nothing else, waking of threads left out, and
/// hardly moves where others use the machine.
final class LongestWay implements Workers {
    private static final double NANOS = 1e9;

    private final Workers workers;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /// Of the calling thread, in [#run]; and of the longest tasks.
    private long roundsNanos;

    private long longestNanos;
    private double leastSeconds = Double.POSITIVE_INFINITY;

    /// @param workers who compute
    LongestWay(Workers workers) {
        this.workers = workers;
    }

    /// The same work, measured.
    DoubleSupplier of(DoubleSupplier work) {
        return () -> {
            roundsNanos = 0;
            longestNanos = 0;
            long before = threads.getCurrentThreadCpuTime();
            double value = work.getAsDouble();
            long all = threads.getCurrentThreadCpuTime() - before;
            leastSeconds = Math.min(leastSeconds, (all - roundsNanos + longestNanos) / NANOS);
            return value;
        };
    }

    /// The least of all executions.
    double leastSeconds() {
        return leastSeconds;
    }

    @Override
    public void run(int tasks, IntConsumer task) {
        var nanos = new AtomicLongArray(tasks);
        long before = threads.getCurrentThreadCpuTime();
        workers.run(
                tasks,
                k -> {
                    long start = threads.getCurrentThreadCpuTime();
                    task.accept(k);
                    nanos.set(k, threads.getCurrentThreadCpuTime() - start);
                });
        roundsNanos += threads.getCurrentThreadCpuTime() - before;
        long longest = 0;
        for (int k = 0; k < tasks; k++) {
            longest = Math.max(longest, nanos.get(k));
        }
        longestNanos += longest;
    }
}
