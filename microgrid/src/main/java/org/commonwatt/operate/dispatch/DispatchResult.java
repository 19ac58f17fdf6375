package org.commonwatt.operate.dispatch;

import java.util.Optional;

/// How a dispatch ended.
public sealed interface DispatchResult {

    /// The plan, if there is one.
    default Optional<DispatchPlan> anyPlan() {
        return switch (this) {
            case Solved solved -> Optional.of(solved.plan());
            case Infeasible _, NoPlan _, Failed _ -> Optional.empty();
        };
    }

    /// The plan, or the reason as an exception where the caller knows that there must be one.
    default DispatchPlan planOrThrow() {
        return switch (this) {
            case Solved solved -> solved.plan();
            case Infeasible infeasible -> throw new IllegalStateException(infeasible.toString());
            case NoPlan noPlan -> throw new IllegalStateException(noPlan.toString());
            case Failed failed -> throw new IllegalStateException(failed.reason());
        };
    }

    /// A plan that keeps all rules.
    ///
    /// @param plan what everybody does
    /// @param quality how good it is for certain
    record Solved(DispatchPlan plan, Quality quality) implements DispatchResult {}

    /// No plan keeps all rules.
    ///
    /// @param conflict which of them exclude each other
    record Infeasible(DispatchConflict conflict) implements DispatchResult {}

    /// A limit was reached before any plan was found; there may be one.
    ///
    /// @param bound what no plan can go below; minus infinity where nothing is known
    record NoPlan(double bound) implements DispatchResult {}

    /// The solver gave up.
    ///
    /// @param reason its own word
    record Failed(String reason) implements DispatchResult {}

    /// How good a plan is for certain.
    ///
    /// @param objective value of the objective
    /// @param bound what no plan can go below
    /// @param limited whether a limit ended the search
    /// @param form what of the community was written down
    /// @param choices number of yes or no decisions
    /// @param iterations of all solves together
    record Quality(
            double objective,
            double bound,
            boolean limited,
            DispatchForm form,
            int choices,
            long iterations) {

        /// Distance from the bound as a share of the objective's magnitude.
        public double gap() {
            double distance = objective - bound;
            return distance <= 0 ? 0.0 : distance / Math.abs(objective);
        }
    }
}
