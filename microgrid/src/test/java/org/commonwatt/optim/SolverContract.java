package org.commonwatt.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.optim.Conflict.Kind;
import org.commonwatt.optim.Conflict.Side;
import org.junit.jupiter.api.Test;

/// What every [Solver] does, on models that can be solved by hand.
public abstract class SolverContract {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double EXACT = 1e-9;

    /// The solver under test.
    protected abstract Solver solver();

    private Plan optimum(Model model) {
        return optimum(solver().solve(model, Limits.NONE));
    }

    private static Plan optimum(SolveResult result) {
        assertThat(result).isInstanceOf(SolveResult.Optimal.class);
        return ((SolveResult.Optimal) result).plan();
    }

    /// min −3x − 5y with x <= 4, 2y <= 12, 3x + 2y <= 18 (Hillier and Lieberman's windows and
    /// doors): x = 2, y = 6, objective −36. One more hour in the second plant makes y 0.5 larger
    /// and x 1/3 smaller: −2.5 + 1 = −1.5; in the third x 1/3 larger: −1; the first has hours to
    /// spare.
    static Model windowsAndDoors() {
        Model model = new Model();
        int x = model.addColumn(0, INFINITE, -3);
        int y = model.addColumn(0, INFINITE, -5);
        model.addRow(-INFINITE, 4);
        model.addEntry(x, 1);
        model.addRow(-INFINITE, 12);
        model.addEntry(y, 2);
        model.addRow(-INFINITE, 18);
        model.addEntry(x, 3);
        model.addEntry(y, 2);
        model.nameColumns(0, 2, position -> position == 0 ? "doors" : "windows");
        model.nameRows(0, 3, position -> "hours of plant " + (position + 1));
        return model;
    }

    /// min 2x + 3y with x + y >= 10, 0 <= x <= 6: x = 6, y = 4, objective 24. One unit more costs
    /// 3; one more of the cheap x saves 1.
    static Model cheapAndDear() {
        Model model = new Model();
        int x = model.addColumn(0, 6, 2);
        int y = model.addColumn(0, INFINITE, 3);
        model.addRow(10, INFINITE);
        model.addEntry(x, 1);
        model.addEntry(y, 1);
        return model;
    }

    /// Values 60, 100, 120, weights 10, 20, 30, room 50: the last two, worth 220. The relaxation
    /// takes the first two and 2/3 of the last: 240.
    static Model knapsack() {
        Model model = new Model();
        model.addRow(-INFINITE, 50);
        double[] values = {60, 100, 120};
        for (int k = 0; k < 3; k++) {
            int column = model.addColumn(0, 1, -values[k]);
            model.requireInteger(column);
            model.addEntry(column, 10.0 * (k + 1));
        }
        return model;
    }

    /// Twice three yes-or-noes make three: each would have to be a half.
    static Model halves() {
        Model model = new Model();
        model.addRow(3, 3);
        for (int k = 0; k < 3; k++) {
            model.requireInteger(model.addColumn(0, 1, 0));
            model.addEntry(k, 2);
        }
        return model;
    }

    /// Halve the sums of four rows of numbers 0 to 99 by choosing columns (Cornuéjols and Dawande,
    /// *A class of hard small 0-1 programs*, 1998): easy relaxation, huge tree.
    static Model marketSplit(int columns) {
        Model model = new Model();
        RandomStream random = RandomStreams.of(1).stream("market split");
        model.addColumns(columns, 0, 1, 0);
        for (int i = 0; i < 4; i++) {
            int row = model.addRow(0, 0);
            int sum = 0;
            for (int j = 0; j < columns; j++) {
                int value = random.nextInt(100);
                model.addEntry(j, value);
                sum += value;
            }
            double half = Math.floor(sum / 2.0);
            model.setRowBounds(row, half, half);
        }
        for (int j = 0; j < columns; j++) {
            model.requireInteger(j);
        }
        return model;
    }

    @Test
    void solve_upperRows_givesPlanAndNegativeDuals() {
        Plan plan = optimum(windowsAndDoors());
        assertThat(plan.objective()).isCloseTo(-36, within(EXACT));
        assertThat(plan.bound()).isEqualTo(plan.objective());
        assertThat(plan.gap()).isZero();
        assertThat(plan.columns()).containsExactly(new double[] {2, 6}, within(EXACT));
        assertThat(plan.row(0)).isCloseTo(2, within(EXACT));
        assertThat(plan.dual(0)).isCloseTo(0, within(EXACT));
        assertThat(plan.dual(1)).isCloseTo(-1.5, within(EXACT));
        assertThat(plan.dual(2)).isCloseTo(-1, within(EXACT));
        assertThat(plan.reducedCost(0)).isCloseTo(0, within(EXACT));
    }

    @Test
    void solve_lowerRow_givesPositiveDual_andReducedCostOfTheBoundThatHolds() {
        Plan plan = optimum(cheapAndDear());
        assertThat(plan.objective()).isCloseTo(24, within(EXACT));
        assertThat(plan.dual(0)).isCloseTo(3, within(EXACT));
        assertThat(plan.reducedCost(0)).isCloseTo(-1, within(EXACT));
        assertThat(plan.reducedCost(1)).isCloseTo(0, within(EXACT));
    }

    @Test
    void solve_equalityAndOffset_countBoth() {
        // x = 3 exactly, at 2 each, from 100: 106; one more of x would cost 2.
        Model model = new Model();
        int x = model.addColumn(-INFINITE, INFINITE, 2);
        model.addRow(3, 3);
        model.addEntry(x, 1);
        model.setOffset(100);
        Plan plan = optimum(model);
        assertThat(plan.objective()).isCloseTo(106, within(EXACT));
        assertThat(plan.dual(0)).isCloseTo(2, within(EXACT));
    }

    @Test
    void solve_rangedRow_keepsBothEnds() {
        // 2 <= x − y <= 5, both in 0 to 10: the smallest x is 2, the smallest −x is −10 at y >= 5.
        Model model = new Model();
        int x = model.addColumn(0, 10, 1);
        int y = model.addColumn(0, 10, 0);
        model.addRow(2, 5);
        model.addEntry(x, 1);
        model.addEntry(y, -1);
        assertThat(optimum(model).column(x)).isCloseTo(2, within(EXACT));
        model.setCost(x, -1);
        Plan largest = optimum(model);
        assertThat(largest.column(x)).isCloseTo(10, within(EXACT));
        assertThat(largest.column(y)).isGreaterThanOrEqualTo(5 - EXACT);
    }

    @Test
    void solve_degenerate_givesTheOneObjectiveAndADualOfTheInterval() {
        // min x with three rows that all say x >= 1: duals are not negative and sum to 1.
        Model model = new Model();
        int x = model.addColumn(0, INFINITE, 1);
        for (int i = 0; i < 3; i++) {
            model.addRow(1, INFINITE);
            model.addEntry(x, 1);
        }
        Plan plan = optimum(model);
        assertThat(plan.objective()).isCloseTo(1, within(EXACT));
        assertThat(Arrays.stream(plan.prices().duals()).min().orElseThrow())
                .isGreaterThanOrEqualTo(-EXACT);
        assertThat(plan.dual(0) + plan.dual(1) + plan.dual(2)).isCloseTo(1, within(EXACT));
    }

    @Test
    void solve_withoutRows_putsEachColumnAtItsBetterBound() {
        Model model = new Model();
        model.addColumn(-1, 2, 1);
        model.addColumn(-1, 2, -1);
        Plan plan = optimum(model);
        assertThat(plan.columns()).containsExactly(-1, 2);
        assertThat(plan.reducedCost(0)).isEqualTo(1);
        assertThat(plan.reducedCost(1)).isEqualTo(-1);
    }

    @Test
    void solve_withoutAnything_isTheOffset() {
        Model model = new Model();
        model.setOffset(7);
        assertThat(optimum(model).objective()).isEqualTo(7);
    }

    @Test
    void solve_emptyRowThatMustNotBeZero_isInfeasible() {
        Model model = new Model();
        model.addRow(1, 2);
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Infeasible.class);
    }

    @Test
    void solve_unbounded_saysSo() {
        Model model = windowsAndDoors();
        model.setRowBounds(1, -INFINITE, INFINITE);
        model.setRowBounds(2, -INFINITE, INFINITE);
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Unbounded.class);
    }

    @Test
    void solve_unboundedWholeNumbers_saysSo() {
        Model model = new Model();
        model.requireInteger(model.addColumn(0, INFINITE, -1));
        model.addRow(0, INFINITE);
        model.addEntry(0, 1);
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Unbounded.class);
    }

    @Test
    void solve_infeasibleWithAFallingObjective_isInfeasible() {
        // y falls without end, but x must be both 1 and 2.
        Model model = new Model();
        int x = model.addColumn(-INFINITE, INFINITE, 0);
        int y = model.addColumn(-INFINITE, INFINITE, 1);
        model.addRow(1, 1);
        model.addEntry(x, 1);
        model.addRow(2, 2);
        model.addEntry(x, 1);
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Infeasible.class);
        model.requireInteger(y);
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Infeasible.class);
    }

    @Test
    void conflict_infeasible_namesExactlyTheRowsAndBoundsThatExcludeEachOther() {
        // Demand 10 with a cheap source up to 6 and a dear one that is limited to 3; the third row
        // has nothing to do with it.
        Model model = cheapAndDear();
        model.addRow(-INFINITE, 3);
        model.addEntry(1, 1);
        model.addRow(-INFINITE, 100);
        model.addEntry(0, 1);
        model.addEntry(1, 1);
        model.nameColumns(0, 1, position -> "cheap source");
        model.nameRows(0, 3, position -> List.of("demand", "dear limit", "cable").get(position));
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Infeasible.class);
        Conflict conflict = solver().conflict(model, Limits.NONE).orElseThrow();
        assertThat(conflict).hasToString("demand >= 10.0\ndear limit <= 3.0\ncheap source <= 6.0");
        assertThat(conflict.parts().getFirst())
                .isEqualTo(new Conflict.Part(Kind.ROW, 0, Side.LOWER, "demand", 10));
    }

    @Test
    void conflict_boundsOfOneColumnCross_namesBoth() {
        Model model = cheapAndDear();
        model.setColumnBounds(0, 7, 6);
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Infeasible.class);
        assertThat(solver().conflict(model, Limits.NONE).orElseThrow())
                .hasToString("column 0 >= 7.0\ncolumn 0 <= 6.0");
    }

    @Test
    void conflict_feasible_isAbsent() {
        assertThat(solver().conflict(windowsAndDoors(), Limits.NONE)).isEmpty();
    }

    @Test
    void conflict_onlyWholeNumbersExcludeEachOther_isAbsent() {
        Model model = halves();
        assertThat(solver().solve(model, Limits.NONE)).isInstanceOf(SolveResult.Infeasible.class);
        assertThat(solver().conflict(model, Limits.NONE)).isEmpty();
    }

    @Test
    void solve_wholeNumbers_isBestWithoutDuals() {
        Plan plan = optimum(knapsack());
        assertThat(plan.objective()).isCloseTo(-220, within(EXACT));
        assertThat(plan.gap()).isLessThanOrEqualTo(1e-6);
        assertThat(plan.columns()).containsExactly(new double[] {0, 1, 1}, within(1e-6));
        assertThat(plan.hasPrices()).isFalse();
        assertThatThrownBy(() -> plan.dual(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Maybe");
    }

    @Test
    void relaxation_thenFixedAtThePlan_givesItsDuals() {
        try (Session session = solver().open(knapsack())) {
            assertThat(optimum(session.solveRelaxation(Limits.NONE)).objective())
                    .isCloseTo(-240, within(EXACT));
        }
        Model model = knapsack();
        try (Session session = solver().open(model)) {
            Plan whole = optimum(session.solve(Limits.NONE));
            for (int j = 0; j < 3; j++) {
                double value = Math.rint(whole.column(j));
                model.setColumnBounds(j, value, value);
            }
            Plan fixed = optimum(session.solveRelaxation(Limits.NONE));
            assertThat(fixed.objective()).isCloseTo(-220, within(EXACT));
            assertThat(fixed.hasPrices()).isTrue();
        }
    }

    @Test
    void session_changed_solvesWhatItIsNow() {
        Model model = windowsAndDoors();
        try (Session session = solver().open(model)) {
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(-36, within(EXACT));
            // Two more hours in plant 3 are worth 1 each, one fewer in plant 2 costs 1.5.
            model.setRowBounds(2, -INFINITE, 20);
            model.setRowBounds(1, -INFINITE, 11);
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(-36.5, within(EXACT));
            // Doors at most 1, windows then 5.5 at −6: −3 − 33.
            model.setColumnBounds(0, 0, 1);
            model.setCost(1, -6);
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(-36, within(EXACT));
            model.setOffset(1);
            // Plant 2 needs 4 hours for a window: 11 / 4 windows, −3 − 16.5 + 1.
            model.setEntry(1, 1, 4);
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(-18.5, within(EXACT));
            model.requireInteger(1);
            // Two windows: −3 − 12 + 1.
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(-14, within(EXACT));
        }
    }

    @Test
    void session_grown_solvesWhatItIsNow() {
        Model model = cheapAndDear();
        try (Session session = solver().open(model)) {
            session.solve(Limits.NONE);
            // A third source at 2.5, at most 1 of it, replaces one of the dear: 24 − 0.5. It enters
            // a
            // new row that says what the first one said, which is opened.
            int z = model.addColumn(0, 1, 2.5);
            model.setRowBounds(0, -INFINITE, INFINITE);
            model.addRow(10, INFINITE);
            for (int j = 0; j <= z; j++) {
                model.addEntry(j, 1);
            }
            Plan plan = optimum(session.solve(Limits.NONE));
            assertThat(plan.objective()).isCloseTo(23.5, within(EXACT));
            assertThat(plan.dual(1)).isCloseTo(3, within(EXACT));
        }
    }

    @Test
    void session_infeasibleInBetween_recovers() {
        Model model = cheapAndDear();
        try (Session session = solver().open(model)) {
            model.setColumnBounds(1, 0, 3);
            assertThat(session.solve(Limits.NONE)).isInstanceOf(SolveResult.Infeasible.class);
            model.setColumnBounds(1, 0, INFINITE);
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(24, within(EXACT));
            model.setCost(1, -1);
            assertThat(session.solve(Limits.NONE)).isInstanceOf(SolveResult.Unbounded.class);
            model.setCost(1, 3);
            assertThat(optimum(session.solve(Limits.NONE)).objective())
                    .isCloseTo(24, within(EXACT));
        }
    }

    @Test
    void session_suggestion_isTakenWhereItIsAPlan() {
        // No node is searched, so what is found without help may be nothing or little.
        try (Session session = solver().open(knapsack())) {
            session.suggest(new double[] {0, 1, 1});
            SolveResult result = session.solve(Limits.NONE.withNodes(0));
            assertThat(result.anyPlan().orElseThrow().objective()).isCloseTo(-220, within(EXACT));
        }
    }

    @Test
    void solve_noTime_saysThatThereIsNoPlan() {
        SolveResult result = solver().solve(marketSplit(40), Limits.NONE.withSeconds(0));
        assertThat(result).isInstanceOf(SolveResult.LimitWithoutPlan.class);
        assertThat(result.anyPlan()).isEmpty();
    }

    @Test
    void solve_fewNodes_stopsThere() {
        SolveResult result = solver().solve(marketSplit(40), Limits.NONE.withNodes(1));
        assertThat(result).isInstanceOf(SolveResult.LimitWithoutPlan.class);
        assertThat(result.effort().nodes()).isLessThanOrEqualTo(1);
    }

    @Test
    void session_openLong_hasItsTimeForEachSolve() throws InterruptedException {
        Limits limits = Limits.NONE.withSeconds(0.2);
        Model model = windowsAndDoors();
        try (Session session = solver().open(model)) {
            for (int k = 0; k < 3; k++) {
                model.setRowBounds(2, -INFINITE, 18 + k);
                optimum(session.solve(limits));
                Thread.sleep(150);
            }
        }
    }

    @Test
    void close_twice_isOnce_andSolvingAfterwardsFails() {
        Session session = solver().open(windowsAndDoors());
        session.close();
        session.close();
        assertThatThrownBy(() -> session.solve(Limits.NONE))
                .isInstanceOf(IllegalStateException.class);
    }
}
