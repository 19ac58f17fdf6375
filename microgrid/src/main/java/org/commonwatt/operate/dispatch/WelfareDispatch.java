package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import org.commonwatt.optim.Session;
import org.jspecify.annotations.Nullable;

/// The best plan of a window: equity-regarding welfare dispatch (`docs/FORMULATION.md#dispatch`).
public final class WelfareDispatch {
    private WelfareDispatch() {}

    /// Solves a window once.
    public static DispatchResult solve(
            DispatchProblem problem, WelfareObjective objective, DispatchSettings settings) {
        Benchmark benchmark = null;
        if (objective.needsAlone()) {
            double[] alone = new double[problem.size()];
            DispatchResult failure = aloneCosts(problem, settings, alone);
            if (failure != null) {
                return failure;
            }
            double least = Double.NaN;
            if (objective.promises().efficiencyBudget() < Double.POSITIVE_INFINITY) {
                DispatchResult cheapest = solve(problem, WelfareObjective.COST, settings);
                if (!(cheapest instanceof DispatchResult.Solved solved)) {
                    return cheapest;
                }
                least = solved.plan().costs().resourceCost();
            }
            benchmark = new Benchmark(alone, least);
        }
        return solve(DispatchModel.of(problem, objective, settings, benchmark), settings);
    }

    /// Least cost of each member alone, with its share of common assets: what fairness compares
    /// with (`docs/FORMULATION.md#dispatch-alone`). NaN for a common asset.
    ///
    /// @throws IllegalStateException where a member alone has no plan
    public static double[] aloneCosts(DispatchProblem problem, DispatchSettings settings) {
        double[] alone = new double[problem.size()];
        DispatchResult failure = aloneCosts(problem, settings, alone);
        if (failure != null) {
            failure.planOrThrow();
        }
        return alone;
    }

    /// @return what happened instead of a plan to the first member for which there is none, or null
    private static @Nullable DispatchResult aloneCosts(
            DispatchProblem problem, DispatchSettings settings, double[] alone) {
        Arrays.fill(alone, Double.NaN);
        for (int i = 0; i < alone.length; i++) {
            if (!problem.member(i).equity().commonAsset()) {
                DispatchResult result =
                        solve(Singleton.of(problem, i), WelfareObjective.COST, settings);
                if (!(result instanceof DispatchResult.Solved solved)) {
                    return result;
                }
                alone[i] = solved.quality().objective();
            }
        }
        return null;
    }

    static DispatchResult solve(DispatchModel model, DispatchSettings settings) {
        try (Session session = settings.solver().open(model.draft().model)) {
            return new DispatchSolve(model, settings, session).solve();
        }
    }
}
