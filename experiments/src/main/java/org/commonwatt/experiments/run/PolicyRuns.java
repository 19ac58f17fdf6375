package org.commonwatt.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonwatt.experiments.store.DecisionsWriter;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.LedgerWriter;
import org.commonwatt.experiments.store.StepStore;
import org.commonwatt.experiments.store.StepWriter;
import org.commonwatt.experiments.store.TradesFile;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.jspecify.annotations.Nullable;

/// Plays several policies side by side into the same stores.
///
/// The first failure stops the others and is thrown once all have stopped.
final class PolicyRuns {
    /// What the policies did.
    ///
    /// @param results of the policies that finished, in order
    /// @param days days that the ledger holds, all policies together
    record Played(List<RunResult> results, int days) {}

    private final Simulator simulator;
    private final Scenario scenario;
    private final LedgerStore ledgers;
    private final @Nullable StepStore steps;
    private final TradesFile trades;
    private final RunWatch watch;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicInteger daysDone = new AtomicInteger();
    private final AtomicInteger daysKept = new AtomicInteger();

    PolicyRuns(
            Simulator simulator,
            Scenario scenario,
            LedgerStore ledgers,
            @Nullable StepStore steps,
            TradesFile trades,
            RunWatch watch) {
        this.simulator = simulator;
        this.scenario = scenario;
        this.ledgers = ledgers;
        this.steps = steps;
        this.trades = trades;
        this.watch = watch;
    }

    /// Plays all, at most `threads` at the same time.
    Played play(List<String> policies, int threads) {
        int daysTotal = scenario.axis().days() * policies.size();
        Runnable afterDay = () -> watch.day(daysDone.incrementAndGet(), daysTotal);
        List<Future<Optional<RunResult>>> futures = new ArrayList<>();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Math.min(threads, policies.size()))) {
            for (String policy : policies) {
                futures.add(workers.submit(() -> playOrFail(policy, afterDay)));
            }
        }
        List<RunResult> results = new ArrayList<>();
        for (Future<Optional<RunResult>> future : futures) {
            finished(future).ifPresent(results::add);
        }
        return new Played(List.copyOf(results), daysKept.get());
    }

    private Optional<RunResult> playOrFail(String policy, Runnable afterDay) {
        boolean whole = false;
        try {
            Optional<RunResult> result = playOne(policy, afterDay);
            whole = true;
            return result;
        } finally {
            if (!whole) {
                failed.set(true);
            }
        }
    }

    private Optional<RunResult> playOne(String policy, Runnable afterDay) {
        try (LedgerWriter ledger = ledgers.writer(policy, scenario.axis());
                DecisionsWriter decisions =
                        DecisionsWriter.open(ledgers.folder(), policy, scenario);
                StepWriter writer = steps == null ? null : steps.writer(policy)) {
            try {
                var pairs = trades.applies() ? trades.collector(policy) : null;
                var observer =
                        new RunObserver(ledger, decisions, writer, pairs, this::stopped, afterDay);
                RunResult result =
                        decisions
                                .known()
                                .map(known -> simulator.goOn(policy, known, observer))
                                .orElseGet(() -> simulator.run(policy, observer));
                if (writer != null) {
                    writer.commit();
                }
                return Optional.of(result);
            } catch (RunInterrupted _) {
                return Optional.empty();
            } finally {
                daysKept.addAndGet(ledger.committedDays());
            }
        }
    }

    private boolean stopped() {
        return failed.get() || watch.cancelled();
    }

    private static Optional<RunResult> finished(Future<Optional<RunResult>> future) {
        try {
            return future.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
