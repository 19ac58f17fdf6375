package org.commonwatt.optim.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.optim.Basis;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;
import org.junit.jupiter.api.Test;

/// What this solver promises beyond the contract: bits, basis, limits, threads and memory.
final class HighsSessionTest {
    private static final Solver SOLVER = new HighsSolver();
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// A transport problem: twelve sources, twenty sinks, drawn costs.
    private static Model transport(long seed) {
        RandomStream random = RandomStreams.of(seed).stream("transport");
        int sources = 12;
        int sinks = 20;
        Model model = new Model();
        for (int k = 0; k < sources * sinks; k++) {
            model.addColumn(0, INFINITE, random.nextDouble(1, 9));
        }
        for (int s = 0; s < sources; s++) {
            model.addRow(-INFINITE, random.nextDouble(20, 30));
            for (int d = 0; d < sinks; d++) {
                model.addEntry(s * sinks + d, 1);
            }
        }
        for (int d = 0; d < sinks; d++) {
            model.addRow(random.nextDouble(5, 11), INFINITE);
            for (int s = 0; s < sources; s++) {
                model.addEntry(s * sinks + d, 1);
            }
        }
        return model;
    }

    /// Many knapsacks over the same things: a gap that takes a tree to close.
    private static Model knapsacks() {
        RandomStream random = RandomStreams.of(3).stream("knapsacks");
        Model model = new Model();
        for (int j = 0; j < 24; j++) {
            model.requireInteger(model.addColumn(0, 1, -random.nextInt(20, 60)));
        }
        for (int i = 0; i < 4; i++) {
            model.addRow(-INFINITE, 240);
            for (int j = 0; j < 24; j++) {
                model.addEntry(j, random.nextInt(5, 60));
            }
        }
        return model;
    }

    private static Plan optimum(SolveResult result) {
        assertThat(result).isInstanceOf(SolveResult.Optimal.class);
        return ((SolveResult.Optimal) result).plan();
    }

    private static void assertSameBits(Plan one, Plan other) {
        assertThat(one.columns()).containsExactly(other.columns());
        assertThat(one.objective()).isEqualTo(other.objective());
        if (one.hasPrices()) {
            assertThat(one.prices().duals()).containsExactly(other.prices().duals());
            assertThat(one.prices().reducedCosts()).containsExactly(other.prices().reducedCosts());
        }
    }

    @Test
    void version_ofTheLibrary_isTheOneThatTheCallsAreWrittenFor() {
        assertThat(HighsSolver.version()).startsWith("1.12.");
    }

    @Test
    void solve_repeated_givesTheSameBits() {
        for (Model model : List.of(transport(1), knapsacks())) {
            SolveResult first = SOLVER.solve(model, Limits.NONE);
            SolveResult second = SOLVER.solve(model, Limits.NONE);
            assertSameBits(optimum(first), optimum(second));
            assertThat(first.effort()).isEqualTo(second.effort());
        }
    }

    @Test
    void forget_afterChanges_givesTheBitsOfANewSession() {
        Model model = transport(1);
        try (Session session = SOLVER.open(model)) {
            session.solve(Limits.NONE);
            for (int d = 0; d < 20; d++) {
                model.setRowBounds(12 + d, 6 + 0.1 * d, INFINITE);
                model.setCost(d, 3);
            }
            session.solve(Limits.NONE);
            session.forget();
            assertThat(session.basis()).isEmpty();
            assertSameBits(
                    optimum(session.solve(Limits.NONE)), optimum(SOLVER.solve(model, Limits.NONE)));
        }
    }

    @Test
    void session_littleChanged_takesFewIterations() {
        Model model = transport(1);
        try (Session session = SOLVER.open(model)) {
            long cold = session.solve(Limits.NONE).effort().iterations();
            assertThat(session.solve(Limits.NONE).effort().iterations()).isZero();
            model.setRowBounds(12, 5.5, INFINITE);
            long warm = session.solve(Limits.NONE).effort().iterations();
            assertThat(warm).isLessThan(cold / 4);
        }
    }

    @Test
    void startFrom_basisOfAnotherSession_needsNoIteration() {
        Basis basis;
        Plan first;
        try (Session session = SOLVER.open(transport(1))) {
            first = optimum(session.solve(Limits.NONE));
            basis = session.basis().orElseThrow();
        }
        try (Session session = SOLVER.open(transport(1))) {
            session.startFrom(basis);
            SolveResult result = session.solve(Limits.NONE);
            assertThat(result.effort().iterations()).isZero();
            assertThat(optimum(result).objective()).isCloseTo(first.objective(), within(1e-9));
        }
    }

    @Test
    void session_grownByACut_goesOnFromItsBasis() {
        Model model = transport(1);
        try (Session session = SOLVER.open(model)) {
            Plan before = optimum(session.solve(Limits.NONE));
            int busiest = 0;
            for (int k = 1; k < model.columnCount(); k++) {
                busiest = before.column(k) > before.column(busiest) ? k : busiest;
            }
            model.addRow(-INFINITE, before.column(busiest) / 2);
            model.addEntry(busiest, 1);
            SolveResult after = session.solve(Limits.NONE);
            assertThat(after.effort().iterations()).isBetween(1L, 20L);
            assertThat(optimum(after).objective())
                    .isGreaterThan(before.objective())
                    .isCloseTo(optimum(SOLVER.solve(model, Limits.NONE)).objective(), within(1e-9));
        }
    }

    @Test
    void solve_fewIterations_stopsWithoutPrices() {
        SolveResult result = SOLVER.solve(transport(1), Limits.NONE.withIterations(3));
        assertThat(result)
                .isInstanceOfAny(SolveResult.LimitWithoutPlan.class, SolveResult.Feasible.class);
        assertThat(result.effort().iterations()).isEqualTo(3);
    }

    @Test
    void solve_limitBehindAPlan_givesPlanBoundAndGap() {
        Model model = knapsacks();
        double best = optimum(SOLVER.solve(model, Limits.NONE)).objective();
        SolveResult result = SOLVER.solve(model, Limits.NONE.withNodes(1));
        assertThat(result).isInstanceOf(SolveResult.Feasible.class);
        Plan plan = result.anyPlan().orElseThrow();
        assertThat(plan.bound()).isLessThanOrEqualTo(best);
        assertThat(plan.objective()).isGreaterThanOrEqualTo(best);
        assertThat(plan.gap())
                .isPositive()
                .isCloseTo((plan.objective() - plan.bound()) / -plan.objective(), within(1e-12));
        assertThat(model.arrays().largestViolation(plan.columns())).isLessThan(1e-6);
    }

    @Test
    void solve_wideGap_isOptimalWithinIt() {
        Plan plan = optimum(SOLVER.solve(knapsacks(), Limits.NONE.withRelativeGap(0.05)));
        assertThat(plan.gap()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void solve_hugeCoefficient_fails_andTheSessionGoesOnOnceItIsGone() {
        Model model = transport(1);
        double best = optimum(SOLVER.solve(model, Limits.NONE)).objective();
        try (Session session = SOLVER.open(model)) {
            model.setEntry(0, 0, 1e16);
            assertThat(session.solve(Limits.NONE)).isInstanceOf(SolveResult.Failed.class);
            model.setEntry(0, 0, 1);
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(best, within(1e-9));
        }
    }

    @Test
    void session_usedByAnotherThread_isRefused() throws Exception {
        try (Session session = SOLVER.open(transport(1));
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<SolveResult> elsewhere = executor.submit(() -> session.solve(Limits.NONE));
            assertThatThrownBy(elsewhere::get).hasCauseInstanceOf(WrongThreadException.class);
        }
    }

    @Test
    void sessions_ofManyThreads_doNotDisturbEachOther() throws Exception {
        double[] alone =
                IntStream.range(0, 8)
                        .mapToDouble(
                                k -> optimum(SOLVER.solve(transport(k), Limits.NONE)).objective())
                        .toArray();
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<double[]>> together =
                    IntStream.range(0, 8).mapToObj(k -> executor.submit(() -> work(k))).toList();
            for (int k = 0; k < 8; k++) {
                double[] objectives = together.get(k).get();
                double expected = alone[k];
                assertThat(Arrays.stream(objectives).allMatch(value -> value == expected)).isTrue();
            }
        }
    }

    /// Opens, solves and closes, with a search tree in between.
    private static double[] work(int seed) {
        return IntStream.range(0, 10)
                .mapToDouble(
                        round -> {
                            if (round % 5 == 4) {
                                SOLVER.solve(knapsacks(), Limits.NONE.withNodes(1));
                            }
                            return optimum(SOLVER.solve(transport(seed), Limits.NONE)).objective();
                        })
                .toArray();
    }

    @Test
    void sessions_tenThousandSolvesAndClosed_keepNoMemory() {
        Model model = new Model();
        model.addColumn(0, 4, -1);
        model.addRow(-INFINITE, 3);
        model.addEntry(0, 1);
        solveAgain(model, 500);
        long before = committedBytes();
        solveAgain(model, 4500);
        // An instance takes more than 100 kB: all of them would be half a gigabyte.
        assertThat(committedBytes() - before).isLessThan(100_000_000L);
    }

    /// A new session each time, solved cold and warm.
    private static void solveAgain(Model model, int times) {
        for (int k = 0; k < times; k++) {
            try (Session session = SOLVER.open(model)) {
                session.solve(Limits.NONE);
                model.setCost(0, -1.0 - times % 2);
                session.solve(Limits.NONE);
            }
        }
    }

    private static long committedBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getCommittedVirtualMemorySize();
    }
}
