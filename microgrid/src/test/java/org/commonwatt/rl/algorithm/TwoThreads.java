package org.commonwatt.rl.algorithm;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.commonwatt.rl.nn.Workers;

/// Two real threads.
final class TwoThreads implements Workers, AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @Override
    public void run(int tasks, IntConsumer task) {
        var running =
                IntStream.range(0, tasks)
                        .<Future<?>>mapToObj(k -> threads.submit(() -> task.accept(k)))
                        .toList();
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
