package org.commonwatt.rl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.kernel.Store;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.commonwatt.rl.nn.optimiser.GradientNorm;
import org.junit.jupiter.api.Test;

final class ShardedGradientTest {
    private static final PpoCase.Shape SHAPE = new PpoCase.Shape(true, 7, 3, 20, 130);

    private record Training(PpoCase ppo, ShardedGradient gradient, Adam adam) {
        static Training of(int shards, int piece, Workers workers) {
            var ppo = new PpoCase(Backends.fastest(), SHAPE, 7);
            var batch = PpoCase.Batch.of(SHAPE, 8);
            List<PpoCase.Place> places = new ArrayList<>();
            for (int k = 0; k < shards; k++) {
                places.add(ppo.new Place(piece, batch, new double[SHAPE.batch()]));
            }
            return new Training(
                    ppo,
                    new ShardedGradient(places, workers),
                    new Adam(ppo.parameters, Adam.Settings.of(1e-3, 1e-5)));
        }

        void update(int rows) {
            gradient.compute(rows);
            Store g = gradient.gradient(ppo.parameters);
            GradientNorm.clip(ppo.parameters.backend(), g, 0.5);
            adam.step(g);
        }

        double[] after(int updates) {
            for (int k = 0; k < updates; k++) {
                update(SHAPE.batch());
            }
            double[] values = new double[ppo.parameters.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ppo.parameters.values().get(i);
            }
            return values;
        }
    }

    /// Runs tasks from the last to the first on a pool.
    private static Workers backwards(ExecutorService pool) {
        return (tasks, task) -> {
            var open = new CountDownLatch(tasks);
            for (int k = tasks - 1; k >= 0; k--) {
                int number = k;
                pool.execute(
                        () -> {
                            task.accept(number);
                            open.countDown();
                        });
            }
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    void anyNumberOfThreads_givesTheSameBits() {
        double[] alone = Training.of(4, 16, Workers.caller()).after(5);
        for (int threads : new int[] {1, 2, 3}) {
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                assertThat(Training.of(4, 16, backwards(pool)).after(5)).isEqualTo(alone);
            }
        }
    }

    @Test
    void anotherNumberOfShards_givesNearlyTheSame() {
        double[] four = Training.of(4, 16, Workers.caller()).after(1);
        double[] one = Training.of(1, 200, Workers.caller()).after(1);
        assertThat(one).isNotEqualTo(four);
        new Near(1e-4, 1e-5).check("parameters", one, four);
    }

    @Test
    void smallMinibatchAfterALargeOne_forgetsTheLargeOne() {
        Training mixed = Training.of(4, 16, Workers.caller());
        mixed.gradient().compute(130);
        mixed.gradient().compute(20);
        Training fresh = Training.of(4, 16, Workers.caller());
        fresh.gradient().compute(20);
        Store expected = fresh.gradient().gradient(fresh.ppo().parameters);
        Store actual = mixed.gradient().gradient(mixed.ppo().parameters);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
    }

    @Test
    void updates_allocateNothingOnceWarm() {
        Training training = Training.of(2, 64, Workers.caller());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // Vectors are boxed until the compiler has seen the loops; then nothing is left.
        for (int round = 0; round < 5000 && least > 0; round++) {
            for (int k = 0; k < 20; k++) {
                training.update(SHAPE.batch());
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            training.update(SHAPE.batch());
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void wrongUse_isRefused() {
        assertThatThrownBy(() -> new ShardedGradient(List.of(), Workers.caller()))
                .hasMessageContaining("at least one shard");
        Training training = Training.of(1, 16, Workers.caller());
        assertThatThrownBy(() -> training.gradient().compute(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> training.gradient().gradient(new Parameters(Backends.fastest())))
                .hasMessageContaining("No tape");
    }
}
