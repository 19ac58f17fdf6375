package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import java.util.Objects;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Session;
import org.jspecify.annotations.Nullable;

/// The best plan of a window: equity-regarding welfare dispatch (`docs/FORMULATION.md#dispatch`).
///
/// ```java
/// DispatchResult result =
///         WelfareDispatch.solve(
///                 problem, WelfareObjective.COST, DispatchSettings.of(new HighsSolver()));
/// ```
public final class WelfareDispatch {
    private WelfareDispatch() {}

    /// What fairness compares with, or why that is not known.
    ///
    /// @param failure what happened to the first member that has no plan alone, or to the
    ///   community; null where all is well
    /// @param benchmark null where the objective needs none, or after a failure
    record Prepared(@Nullable DispatchResult failure, @Nullable Benchmark benchmark) {}

    /// Solves a window once.
    public static DispatchResult solve(
            DispatchProblem problem, WelfareObjective objective, DispatchSettings settings) {
        Prepared prepared = prepared(problem, objective, settings);
        if (prepared.failure() != null) {
            return prepared.failure();
        }
        return solve(
                DispatchModel.of(problem, objective, settings, prepared.benchmark()), settings);
    }

    /// Solves a window where it is known what members would pay alone.
    ///
    /// @param aloneCost `[N]`; NaN for those whom the objective does not compare
    /// @throws IllegalArgumentException for an efficiency budget, which needs the least cost as
    ///   well
    public static DispatchResult solve(
            DispatchProblem problem,
            WelfareObjective objective,
            DispatchSettings settings,
            double[] aloneCost) {
        if (objective.promises().efficiencyBudget() < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "An efficiency budget needs the least cost, which is not given.");
        }
        Benchmark known = new Benchmark(aloneCost.clone(), Double.NaN);
        return solve(DispatchModel.of(problem, objective, settings, known), settings);
    }

    /// The window of a member alone, with its share of common assets and its own connection
    /// (`docs/FORMULATION.md#dispatch-alone`): the member first, then the assets.
    public static DispatchProblem alone(DispatchProblem problem, int member) {
        return Singleton.of(problem, member);
    }

    /// The linear model of a window, for other solvers: columns and rows are named.
    ///
    /// @throws IllegalStateException where a member alone has no plan to compare with
    public static Model model(
            DispatchProblem problem, WelfareObjective objective, DispatchSettings settings) {
        Prepared prepared = prepared(problem, objective, settings);
        if (prepared.failure() != null) {
            prepared.failure().planOrThrow();
        }
        return DispatchModel.of(problem, objective, settings, prepared.benchmark()).draft().model;
    }

    /// Least cost of each member alone, with its share of common assets: what fairness compares
    /// with (`docs/FORMULATION.md#dispatch-alone`). NaN for a common asset.
    ///
    /// @throws IllegalStateException where a member alone has no plan
    public static double[] aloneCosts(DispatchProblem problem, DispatchSettings settings) {
        Prepared prepared =
                prepared(problem, WelfareObjective.COST.with(Promises.NOBODY_WORSE_OFF), settings);
        if (prepared.failure() != null) {
            prepared.failure().planOrThrow();
        }
        return Objects.requireNonNull(prepared.benchmark()).aloneCost();
    }

    static Prepared prepared(
            DispatchProblem problem, WelfareObjective objective, DispatchSettings settings) {
        boolean budget = objective.promises().efficiencyBudget() < Double.POSITIVE_INFINITY;
        if (!objective.needsAlone() && !budget) {
            return new Prepared(null, null);
        }
        double[] alone = new double[problem.size()];
        Arrays.fill(alone, Double.NaN);
        for (int i = 0; i < alone.length && objective.needsAlone(); i++) {
            if (!problem.member(i).equity().commonAsset()) {
                DispatchResult result =
                        solve(Singleton.of(problem, i), WelfareObjective.COST, settings);
                if (!(result instanceof DispatchResult.Solved solved)) {
                    return new Prepared(result, null);
                }
                alone[i] = solved.quality().objective();
            }
        }
        double least = Double.NaN;
        if (budget) {
            DispatchResult cheapest = solve(problem, WelfareObjective.COST, settings);
            if (!(cheapest instanceof DispatchResult.Solved solved)) {
                return new Prepared(cheapest, null);
            }
            least = solved.plan().costs().resourceCost();
        }
        return new Prepared(null, new Benchmark(alone, least));
    }

    static DispatchResult solve(DispatchModel model, DispatchSettings settings) {
        try (Session session = settings.solver().open(model.draft().model)) {
            return new DispatchSolve(model, settings, session).solve();
        }
    }
}
