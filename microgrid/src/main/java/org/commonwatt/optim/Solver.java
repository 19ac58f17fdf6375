package org.commonwatt.optim;

import java.util.Optional;

/// Finds the values of a model's columns with the smallest objective.
///
/// Every outcome is a value. The same model, limits (other than seconds) and solver give the same
/// bits. A solver may be used by several threads at once; a [Session] may not.
public interface Solver {

    /// Opens a model to be solved repeatedly.
    Session open(Model model);

    /// Solves a model once.
    default SolveResult solve(Model model, Limits limits) {
        try (Session session = open(model)) {
            return session.solve(limits);
        }
    }

    /// Why a model is infeasible: rows and bounds that exclude each other, none of which can be
    /// left out. Empty where the model without whole numbers is feasible, or where a limit, which
    /// counts for each of the solves that this takes, was reached.
    default Optional<Conflict> conflict(Model model, Limits limits) {
        return new ConflictSearch(this, limits).find(model);
    }
}
