package org.commonwatt.equity.sharing;

import java.util.Optional;
import org.commonwatt.equity.sharing.CoalitionSearch.Answer;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// Finds the smallest ε with which every coalition can be content, then the leximin shares at that
/// ε; looks at every coalition last, and begins again with those that were overlooked.
///
/// @param method name of the rule
/// @param problem whose core
/// @param solver of the linear programmes
record CoreSearch(String method, SharingProblem problem, Solver solver) {

    /// What is levelled, see [Leximin].
    ///
    /// @param origin what no share at all would leave each member with
    /// @param rate weight of each member
    /// @param stages members settled first, second, …
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    record Wanted(double[] origin, double[] rate, int[]... stages) {}

    /// @param leastEpsilon ε is not taken below
    SharingResult find(double leastEpsilon, Wanted wanted) {
        try (CoreProgramme programme = new CoreProgramme(problem, solver)) {
            while (true) {
                int rows = programme.coalitionRows();
                programme.forgetShares();
                programme.askForEpsilon(leastEpsilon);
                Plan plan = programme.solve();
                if (plan == null) {
                    return new SharingResult.Unsolved(programme.failure());
                }
                double epsilon = plan.column(programme.epsilon);
                programme.fixEpsilon(epsilon);
                double[] shares = level(programme, wanted);
                if (shares == null && programme.coalitionRows() > rows) {
                    // A coalition found late contradicts what was settled before.
                    continue;
                }
                if (shares == null) {
                    return new SharingResult.Unsolved(programme.failure());
                }
                Optional<Answer> proof = programme.proof(shares, epsilon);
                if (proof.isPresent()) {
                    return programme.result(method, shares, epsilon, proof.get());
                }
            }
        }
    }

    private static double @Nullable [] level(CoreProgramme programme, Wanted wanted) {
        Leximin leximin = new Leximin(programme, wanted.origin(), wanted.rate());
        for (int[] stage : wanted.stages()) {
            if (!leximin.settle(stage)) {
                return null;
            }
        }
        return leximin.shares();
    }
}
