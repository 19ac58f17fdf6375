package org.commonwatt.operate.dispatch.coalition;

import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// One live model, in which members come and go by their bounds; a solve starts where the last one
/// ended.
final class LiveCost implements CoalitionCost {
    private final OwnedModel owned;
    private final Session session;
    private @Nullable Plan last;

    LiveCost(OwnedModel owned, Solver solver) {
        this.owned = owned;
        session = solver.open(owned.model());
    }

    @Override
    public double of(long coalition) {
        last = null;
        if (coalition == 0) {
            return 0.0;
        }
        owned.setMembers(coalition);
        return solve();
    }

    /// Cost of members who bring a part of what they have each, as of a coalition.
    ///
    /// @param parts 0 … 1, `[n]`
    double ofParts(double[] parts) {
        owned.setParts(parts);
        return solve();
    }

    private double solve() {
        last = null;
        return switch (session.solve(Limits.NONE)) {
            case SolveResult.Optimal(Plan plan, _) -> {
                last = plan;
                yield plan.objective();
            }
            case SolveResult.Infeasible _ -> Double.POSITIVE_INFINITY;
            case SolveResult.Feasible _,
                    SolveResult.LimitWithoutPlan _,
                    SolveResult.Unbounded _,
                    SolveResult.Failed _ ->
                    Double.NaN;
        };
    }

    /// What each member would pay at the prices of the coalition last asked for, present or not;
    /// null where it has no plan.
    double @Nullable [] atPrices() {
        return last == null ? null : DualPrices.worths(owned, last.prices());
    }

    @Override
    public void close() {
        session.close();
    }
}
