package org.commonwatt.optim;

import java.util.Optional;

/// How a solve ended.
public sealed interface SolveResult {

    /// What it took.
    Effort effort();

    /// The best values found, if any were.
    default Optional<Plan> anyPlan() {
        return switch (this) {
            case Optimal optimal -> Optional.of(optimal.plan());
            case Feasible feasible -> Optional.of(feasible.plan());
            case LimitWithoutPlan _, Infeasible _, Unbounded _, Failed _ -> Optional.empty();
        };
    }

    /// The plan is the best one; with whole numbers, within the gap that was asked for.
    record Optimal(Plan plan, Effort effort) implements SolveResult {}

    /// A limit was reached; the plan keeps all rows and bounds, but may not be the best one. Its
    /// gap says how far from it at most.
    record Feasible(Plan plan, Effort effort) implements SolveResult {}

    /// A limit was reached before any plan was found; there may be one.
    ///
    /// @param bound what no plan can go below; minus infinity where nothing is known
    record LimitWithoutPlan(double bound, Effort effort) implements SolveResult {}

    /// No values keep all rows and bounds. [Solver#conflict] says which of them exclude each other.
    record Infeasible(Effort effort) implements SolveResult {}

    /// The objective falls without end: a bound is missing.
    record Unbounded(Effort effort) implements SolveResult {}

    /// The solver gave up, for numerical reasons as a rule.
    ///
    /// @param reason the solver's own word
    record Failed(String reason, Effort effort) implements SolveResult {}
}
