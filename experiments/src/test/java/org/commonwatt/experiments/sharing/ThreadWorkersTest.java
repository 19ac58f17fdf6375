package org.commonwatt.experiments.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class ThreadWorkersTest {
    @Test
    void run_doesEveryTaskOnce() {
        for (int threads = 1; threads <= 3; threads++) {
            var done = new AtomicIntegerArray(100);
            try (var workers = new ThreadWorkers(threads)) {
                for (int round = 0; round < 50; round++) {
                    workers.run(100, done::incrementAndGet);
                }
                workers.run(0, done::incrementAndGet);
            }
            for (int k = 0; k < 100; k++) {
                assertThat(done.get(k)).as("task %d, %d threads", k, threads).isEqualTo(50);
            }
        }
    }

    @Test
    void tasks_runAtTheSameTime() {
        var barrier = new CyclicBarrier(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (var workers = new ThreadWorkers(2)) {
            // Each waits for the other: one after the other they would not end.
            workers.run(
                    2,
                    k -> {
                        threads.add(Thread.currentThread());
                        try {
                            barrier.await(10, TimeUnit.SECONDS);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void taskThatAsksForWork_getsIt() {
        var done = new AtomicIntegerArray(9);
        try (var workers = new ThreadWorkers(2)) {
            workers.run(3, k -> workers.run(3, j -> done.incrementAndGet(3 * k + j)));
        }
        for (int k = 0; k < 9; k++) {
            assertThat(done.get(k)).isEqualTo(1);
        }
    }

    @Test
    void taskThatFails_failsTheRun_andTheNextOneWorks() {
        try (var workers = new ThreadWorkers(2)) {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () ->
                                    workers.run(
                                            8,
                                            k -> {
                                                throw new IllegalStateException("task " + k);
                                            }))
                    .withMessageStartingWith("task ");
            var done = new AtomicIntegerArray(8);
            workers.run(8, done::incrementAndGet);
            assertThat(done.get(7)).isEqualTo(1);
        }
    }
}
