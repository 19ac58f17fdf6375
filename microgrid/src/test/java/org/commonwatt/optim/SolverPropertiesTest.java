package org.commonwatt.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.optim.Conflict.Kind;
import org.commonwatt.optim.Conflict.Part;
import org.commonwatt.optim.Conflict.Side;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Optimisation;

/// What holds for every model: duality, agreement with another library, minimal conflicts, and warm
/// starts that end where cold ones do.
final class SolverPropertiesTest {
    private static final double CLOSE = 1e-7;
    private static final Solver SOLVER = new HighsSolver();

    private static Plan optimum(SolveResult result) {
        assertThat(result).isInstanceOf(SolveResult.Optimal.class);
        return ((SolveResult.Optimal) result).plan();
    }

    @Test
    void solve_continuous_isFeasibleAndAgreesWithOjAlgo() {
        Forall.seeds(150)
                .check(
                        random -> {
                            Model model = RandomModels.feasible(random);
                            Plan plan = optimum(SOLVER.solve(model, Limits.NONE));
                            assertThat(model.arrays().largestViolation(plan.columns()))
                                    .isLessThan(CLOSE);
                            for (int i = 0; i < model.rowCount(); i++) {
                                assertThat(plan.row(i))
                                        .isCloseTo(
                                                model.arrays().activity(i, plan.columns()),
                                                within(CLOSE));
                            }
                            assertThat(plan.objective() - model.offset())
                                    .isCloseTo(theirs(model), within(1e-6));
                        });
    }

    @Test
    void solve_wholeNumbers_isTheBestOfAllChoices() {
        Forall.seeds(60)
                .check(
                        random -> {
                            Model model = RandomModels.feasible(random);
                            int whole = Math.min(2, model.columnCount());
                            double best = bestChoice(model, whole);
                            for (int j = 0; j < whole; j++) {
                                model.requireInteger(j);
                            }
                            SolveResult result = SOLVER.solve(model, Limits.NONE);
                            if (best == Double.POSITIVE_INFINITY) {
                                assertThat(result).isInstanceOf(SolveResult.Infeasible.class);
                            } else {
                                assertThat(optimum(result).objective())
                                        .isCloseTo(best, within(1e-5));
                            }
                        });
    }

    /// Tries every whole value of the last of the columns, with the ones before it in turn.
    private static double bestChoice(Model model, int columns) {
        if (columns == 0) {
            return SOLVER.solve(model, Limits.NONE)
                    .anyPlan()
                    .map(Plan::objective)
                    .orElse(Double.POSITIVE_INFINITY);
        }
        int column = columns - 1;
        double lower = model.arrays().columns().lower()[column];
        double upper = model.arrays().columns().upper()[column];
        double best = Double.POSITIVE_INFINITY;
        for (double value = lower; value <= upper; value++) {
            model.setColumnBounds(column, value, value);
            best = Math.min(best, bestChoice(model, column));
        }
        model.setColumnBounds(column, lower, upper);
        return best;
    }

    private static double theirs(Model model) {
        Optimisation.Result result = OjAlgo.solve(model);
        assertThat(result.getState().isOptimal()).isTrue();
        return result.getValue();
    }

    /// Stationarity, complementary slackness and strong duality, in the documented signs.
    @Test
    void solve_continuous_givesPricesThatProveThePlan() {
        Forall.seeds(300)
                .check(
                        random -> {
                            Model model = RandomModels.feasible(random);
                            Plan plan = optimum(SOLVER.solve(model, Limits.NONE));
                            assertThat(provenBound(model, plan))
                                    .isCloseTo(plan.objective(), within(CLOSE));
                        });
    }

    /// The bound that the duals prove: c0 + Σ y·L or U + Σ d·l or u, with d = c − Aᵀy.
    private static double provenBound(Model model, Plan plan) {
        ModelArrays arrays = model.arrays();
        double[] reduced = arrays.columns().costs().clone();
        double bound = model.offset();
        for (int i = 0; i < model.rowCount(); i++) {
            double dual = plan.dual(i);
            double side = dual > 0 ? arrays.rows().lower()[i] : arrays.rows().upper()[i];
            assertThat(dual * (plan.row(i) - (dual == 0 ? 0 : side))).isCloseTo(0, within(CLOSE));
            bound += dual == 0 ? 0 : dual * side;
            for (int k = arrays.rows().starts()[i]; k < arrays.rows().starts()[i + 1]; k++) {
                reduced[arrays.entries().columns()[k]] -= dual * arrays.entries().values()[k];
            }
        }
        for (int j = 0; j < model.columnCount(); j++) {
            double reducedCost = plan.reducedCost(j);
            assertThat(reducedCost).isCloseTo(reduced[j], within(CLOSE));
            double side =
                    reducedCost > 0 ? arrays.columns().lower()[j] : arrays.columns().upper()[j];
            assertThat(reducedCost * (plan.column(j) - side)).isCloseTo(0, within(CLOSE));
            bound += reducedCost * side;
        }
        return bound;
    }

    @Test
    void session_changedAgainAndAgain_agreesWithNewSolves() {
        Forall.seeds(60)
                .check(
                        random -> {
                            Model model = RandomModels.feasible(random);
                            try (Session session = SOLVER.open(model)) {
                                for (int k = 0; k < 8; k++) {
                                    RandomModels.change(model, random);
                                    assertSameOutcome(
                                            session.solve(Limits.NONE),
                                            SOLVER.solve(model, Limits.NONE));
                                }
                            }
                        });
    }

    private static void assertSameOutcome(SolveResult warm, SolveResult cold) {
        assertThat(warm).hasSameClassAs(cold);
        if (warm instanceof SolveResult.Optimal) {
            assertThat(optimum(warm).objective())
                    .isCloseTo(optimum(cold).objective(), within(CLOSE));
        }
    }

    @Test
    void conflict_infeasible_isInfeasibleAloneAndMinimal() {
        Forall.seeds(200)
                .check(
                        random -> {
                            Model model = RandomModels.infeasible(random);
                            Conflict conflict = SOLVER.conflict(model, Limits.NONE).orElseThrow();
                            assertThat(isFeasible(model, conflict, -1)).isFalse();
                            for (int left = 0; left < conflict.parts().size(); left++) {
                                assertThat(isFeasible(model, conflict, left)).isTrue();
                            }
                        });
    }

    /// Whether the parts, all but one, can be kept: the model with all other bounds removed.
    private static boolean isFeasible(Model model, Conflict conflict, int leftOut) {
        Model alone = new Model();
        double infinite = Double.POSITIVE_INFINITY;
        alone.addColumns(model.columnCount(), -infinite, infinite, 0);
        ModelArrays arrays = model.arrays();
        for (int i = 0; i < model.rowCount(); i++) {
            alone.addRow(-infinite, infinite);
            for (int k = arrays.rows().starts()[i]; k < arrays.rows().starts()[i + 1]; k++) {
                alone.addEntry(arrays.entries().columns()[k], arrays.entries().values()[k]);
            }
        }
        for (int p = 0; p < conflict.parts().size(); p++) {
            Part part = conflict.parts().get(p);
            double lower = p != leftOut && part.side() == Side.LOWER ? part.bound() : -infinite;
            double upper = p != leftOut && part.side() == Side.UPPER ? part.bound() : infinite;
            if (part.kind() == Kind.ROW) {
                alone.setRowBounds(part.index(), lower, upper);
            } else {
                alone.setColumnBounds(part.index(), lower, upper);
            }
        }
        return SOLVER.solve(alone, Limits.NONE) instanceof SolveResult.Optimal;
    }

    /// A dual is the slope of the objective in the bound, between the slopes to either side.
    @Test
    void solve_boundMovedALittle_movesTheObjectiveByTheDual() {
        Forall.seeds(100).check(SolverPropertiesTest::assertDualsAreSlopes);
    }

    private static void assertDualsAreSlopes(RandomStream random) {
        double step = 1e-3;
        Model model = RandomModels.feasible(random);
        Plan plan = optimum(SOLVER.solve(model, Limits.NONE));
        for (int i = 0; i < model.rowCount(); i++) {
            double lower = model.arrays().rows().lower()[i];
            double upper = model.arrays().rows().upper()[i];
            double[] moved = new double[2];
            for (int side = 0; side < 2; side++) {
                double by = side == 0 ? -step : step;
                model.setRowBounds(i, lower + by, upper + by);
                moved[side] =
                        SOLVER.solve(model, Limits.NONE)
                                .anyPlan()
                                .map(Plan::objective)
                                .orElse(Double.POSITIVE_INFINITY);
            }
            model.setRowBounds(i, lower, upper);
            // The smallest objective is convex in the bound.
            assertThat(plan.dual(i))
                    .isGreaterThanOrEqualTo((plan.objective() - moved[0]) / step - CLOSE / step);
            assertThat(plan.dual(i))
                    .isLessThanOrEqualTo((moved[1] - plan.objective()) / step + CLOSE / step);
        }
    }
}
