package org.commonwatt.experiments.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Long work in pieces, several at a time, that somebody may stop between two of them.
public final class Pieces {
    private Pieces() {}

    /// Plays all pieces; after an interruption, what was finished.
    ///
    /// @param count number of pieces
    /// @param order which piece is played as the n-th
    /// @param piece plays one, by its number
    /// @param threads how many at the same time
    /// @return results in the order of the pieces' numbers
    public static <T> List<T> play(
            int count,
            IntUnaryOperator order,
            IntFunction<T> piece,
            int threads,
            EvaluationWatch watch) {
        var done = new AtomicInteger();
        List<@Nullable Future<@Nullable T>> futures =
                new ArrayList<>(Collections.nCopies(count, null));
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int n = 0; n < count; n++) {
                int k = order.applyAsInt(n);
                futures.set(
                        k,
                        workers.submit(
                                () -> {
                                    if (watch.cancelled()) {
                                        return null;
                                    }
                                    T result = piece.apply(k);
                                    watch.piece(done.incrementAndGet(), count);
                                    return result;
                                }));
            }
        }
        return finished(futures);
    }

    private static <T> List<T> finished(List<@Nullable Future<@Nullable T>> futures) {
        List<T> results = new ArrayList<>();
        for (Future<@Nullable T> future : futures) {
            try {
                T result = future == null ? null : future.get();
                if (result != null) {
                    results.add(result);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            }
        }
        return List.copyOf(results);
    }
}
