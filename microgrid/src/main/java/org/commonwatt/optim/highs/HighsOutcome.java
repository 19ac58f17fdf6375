package org.commonwatt.optim.highs;

import java.lang.foreign.MemorySegment;
import org.commonwatt.optim.Effort;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.SolveResult;

/// What an instance holds right after a run.
///
/// @param instance the instance
/// @param sent the sizes of its model
/// @param runStatus what the run returned
/// @param wholeNumbers whether it looked for whole numbers
record HighsOutcome(MemorySegment instance, SentModel sent, int runStatus, boolean wholeNumbers) {
    private static final int MODEL_EMPTY = 6;
    private static final int OPTIMAL = 7;
    private static final int INFEASIBLE = 8;
    private static final int UNBOUNDED_OR_INFEASIBLE = 9;
    private static final int UNBOUNDED = 10;
    private static final int TIME_LIMIT = 13;
    private static final int ITERATION_LIMIT = 14;
    private static final int SOLUTION_LIMIT = 16;
    private static final int FEASIBLE_POINT = 2;

    static SolveResult rejected() {
        return new SolveResult.Failed(
                "HiGHS does not accept the model: maybe a coefficient of 1e15 or more.",
                new Effort(0, 0));
    }

    /// HiGHS does not look at rows where there are no columns: all activities are zero.
    static SolveResult withoutColumns(Model model) {
        Effort none = new Effort(0, 0);
        double[] activities = new double[model.rowCount()];
        if (model.arrays().largestViolation(activities) > HighsSolver.TOLERANCE) {
            return new SolveResult.Infeasible(none);
        }
        double objective = model.offset();
        Plan.Prices prices = new Plan.Prices(activities.clone(), new double[0]);
        return new SolveResult.Optimal(
                new Plan(objective, objective, new double[0], activities, prices), none);
    }

    boolean isUndecided() {
        return HighsCalls.modelStatus(instance) == UNBOUNDED_OR_INFEASIBLE;
    }

    SolveResult result() {
        int status = HighsCalls.modelStatus(instance);
        return switch (status) {
            case MODEL_EMPTY, OPTIMAL -> new SolveResult.Optimal(plan(true), effort());
            case INFEASIBLE -> new SolveResult.Infeasible(effort());
            case UNBOUNDED -> new SolveResult.Unbounded(effort());
            case TIME_LIMIT, ITERATION_LIMIT, SOLUTION_LIMIT -> limited();
            default -> failed(status);
        };
    }

    /// The result of a model that is unbounded if it is not infeasible, whose costs were left out.
    SolveResult withoutCosts() {
        int status = HighsCalls.modelStatus(instance);
        return switch (status) {
            case MODEL_EMPTY, OPTIMAL -> new SolveResult.Unbounded(effort());
            case INFEASIBLE -> new SolveResult.Infeasible(effort());
            case TIME_LIMIT, ITERATION_LIMIT, SOLUTION_LIMIT ->
                    new SolveResult.LimitWithoutPlan(Double.NEGATIVE_INFINITY, effort());
            default -> failed(status);
        };
    }

    private SolveResult limited() {
        return HighsCalls.infoInt(instance, "primal_solution_status") == FEASIBLE_POINT
                ? new SolveResult.Feasible(plan(false), effort())
                : new SolveResult.LimitWithoutPlan(bound(), effort());
    }

    private SolveResult failed(int status) {
        return new SolveResult.Failed(
                "HiGHS ended with model status %d, run status %d".formatted(status, runStatus),
                effort());
    }

    private Plan plan(boolean optimal) {
        double[][] columns = new double[2][sent.columnCount()];
        double[][] rows = new double[2][sent.rowCount()];
        HighsCalls.solution(instance, columns, rows);
        double objective = HighsCalls.infoDouble(instance, "objective_function_value");
        boolean exact = optimal && !wholeNumbers;
        return new Plan(
                objective,
                exact ? objective : bound(),
                columns[0],
                rows[0],
                exact ? new Plan.Prices(rows[1], columns[1]) : null);
    }

    private double bound() {
        return wholeNumbers
                ? HighsCalls.infoDouble(instance, "mip_dual_bound")
                : Double.NEGATIVE_INFINITY;
    }

    private Effort effort() {
        int iterations =
                Math.max(0, HighsCalls.infoInt(instance, "simplex_iteration_count"))
                        + Math.max(0, HighsCalls.infoInt(instance, "ipm_iteration_count"))
                        + Math.max(0, HighsCalls.infoInt(instance, "crossover_iteration_count"));
        return new Effort(
                iterations, Math.max(0L, HighsCalls.infoLong(instance, "mip_node_count")));
    }
}
