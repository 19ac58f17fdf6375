package org.commonwatt.experiments.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The time that a training takes from one start of the program on.
final class Sitting {
    private static final double NANOS = 1e-9;

    private final Clock clock;
    private final Instant start;
    private final long cpuStart;

    Sitting(Clock clock) {
        this.clock = clock;
        start = clock.instant();
        cpuStart = cpuNanos();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    Instant now() {
        return clock.instant();
    }

    /// Since its start.
    double seconds() {
        return Duration.between(start, now()).toNanos() * NANOS;
    }

    /// Of all threads of the process since its start.
    double cpuSeconds() {
        return (cpuNanos() - cpuStart) * NANOS;
    }
}
