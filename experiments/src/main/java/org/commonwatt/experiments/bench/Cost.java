package org.commonwatt.experiments.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// What one execution of some work took.
///
/// @param wallSeconds time on the clock
/// @param threadSeconds CPU time of the calling thread
/// @param processSeconds CPU time of all threads, the compiler's and the collector's too
/// @param threadBytes memory that the calling thread allocated
record Cost(double wallSeconds, double threadSeconds, double processSeconds, double threadBytes) {
    private static final double NANOS = 1e9;

    /// Work that is measured many times.
    @FunctionalInterface
    interface Work {
        /// Sets up one execution, which is not measured; the execution returns some number that
        /// depends on all that it computes.
        DoubleSupplier prepare();
    }

    private static final class Sink {
        /// What work computes is written here, so that no compiler may leave the work out.
        @SuppressWarnings("UnusedVariable") // read by nobody, on purpose
        static volatile double value;

        private Sink() {}
    }

    /// Measures one execution.
    ///
    /// @param work returns some number that depends on all that it computes
    static Cost of(DoubleSupplier work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long process = system.getProcessCpuTime();
        long wall = System.nanoTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long thread = threads.getCurrentThreadCpuTime();
        double value = work.getAsDouble();
        long threadEnd = threads.getCurrentThreadCpuTime();
        long bytesEnd = threads.getCurrentThreadAllocatedBytes();
        long wallEnd = System.nanoTime();
        long processEnd = system.getProcessCpuTime();
        Sink.value = value;
        return new Cost(
                (wallEnd - wall) / NANOS,
                (threadEnd - thread) / NANOS,
                (processEnd - process) / NANOS,
                bytesEnd - bytes);
    }

    /// The least of each quantity over the rounds, per work. Works take turns, so that a busy
    /// moment of the machine meets all of them.
    static List<Cost> best(Effort effort, List<Work> works) {
        List<Cost> best = new ArrayList<>();
        for (Work work : works) {
            for (int k = 0; k < effort.warmUps(); k++) {
                of(work.prepare());
            }
            best.add(of(work.prepare()));
        }
        for (int round = 1; round < effort.rounds(); round++) {
            for (int w = 0; w < works.size(); w++) {
                best.set(w, best.get(w).least(of(works.get(w).prepare())));
            }
        }
        return best;
    }

    private Cost least(Cost other) {
        return new Cost(
                Math.min(wallSeconds, other.wallSeconds),
                Math.min(threadSeconds, other.threadSeconds),
                Math.min(processSeconds, other.processSeconds),
                Math.min(threadBytes, other.threadBytes));
    }
}
