package org.commonwatt.equity.sharing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.commonwatt.equity.sharing.CoalitionSearch.Answer;
import org.commonwatt.equity.sharing.CoalitionSearch.Excess;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// Linear programmes over shares x with `x(N) = v(N)` and `x(S) ≥ v(S) − ε` for every coalition,
/// whose rows are found while solving: a [CoalitionSearch] names coalitions that are short, and
/// only these get a row.
///
/// Columns: shares 0 … n−1, then ε, then t, a level for whoever needs one.
final class CoreProgramme implements AutoCloseable {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final int n;
    private final CoalitionSearch search;
    private final Set<Long> inProgramme = new HashSet<>();
    private final double negligible;
    private final Session session;
    private String failure = "";

    final Model model = new Model();
    final int epsilon;
    final int level;

    /// @param problem whose core it is about
    /// @param solver of the programmes
    CoreProgramme(SharingProblem problem, Solver solver) {
        n = problem.members();
        search = problem.search();
        double gain = problem.game().grandValue();
        negligible = 1e-9 * Math.max(1.0, Math.abs(gain));
        model.addColumns(n, -INFINITE, INFINITE, 0);
        epsilon = model.addColumn(-INFINITE, INFINITE, 0);
        level = model.addColumn(-INFINITE, INFINITE, 0);
        model.addRow(gain, gain);
        for (int i = 0; i < n; i++) {
            model.addEntry(i, 1);
        }
        addSimpleRows(problem.game());
        session = solver.open(model);
    }

    /// Solves until no coalition is short by more than rounding; null where that fails, see
    /// [#failure()].
    @Nullable Plan solve() {
        while (true) {
            SolveResult result = session.solve(Limits.NONE);
            if (!(result instanceof SolveResult.Optimal(Plan plan, _))) {
                failure = "The programme of the core ended as %s.".formatted(result);
                return null;
            }
            if (n == 1 || !addShortRows(plan)) {
                return plan;
            }
        }
    }

    /// Why [#solve()] gave nothing.
    String failure() {
        return failure;
    }

    /// How many coalitions have a row.
    int coalitionRows() {
        return inProgramme.size();
    }

    /// The shares of a plan.
    double[] shares(Plan plan) {
        return Arrays.copyOf(plan.columns(), n);
    }

    /// Makes ε as small as possible, but not below a number.
    void askForEpsilon(double least) {
        model.setColumnBounds(epsilon, least, INFINITE);
        model.setCost(epsilon, 1);
        model.setColumnBounds(level, 0, 0);
        model.setCost(level, 0);
    }

    /// Fixes ε, and lets the level take any number.
    void fixEpsilon(double value) {
        model.setColumnBounds(epsilon, value, value);
        model.setCost(epsilon, 0);
        model.setColumnBounds(level, -INFINITE, INFINITE);
    }

    /// Lets every share take any number again.
    void forgetShares() {
        for (int i = 0; i < n; i++) {
            model.setColumnBounds(i, -INFINITE, INFINITE);
        }
    }

    /// What to say of shares found with an ε, once every coalition has been looked at.
    SharingResult result(String method, double[] shares, double found, Answer proof) {
        Allocation allocation = Allocation.of(method, shares);
        double allowed = Math.max(found, 0) + 1e4 * negligible;
        if (proof.bound() > allowed) {
            allocation = allocation.with(new Caution.Unproven(proof.bound()));
        }
        return found > negligible
                ? new SharingResult.Relaxed(allocation, found)
                : new SharingResult.Shared(allocation);
    }

    /// Looks at every coalition; those that are short get a row.
    ///
    /// @return empty where some were short: the programme has to be solved again
    Optional<Answer> proof(double[] shares, double found) {
        double allowed = found + 10 * negligible;
        Answer answer = search.largest(shares, allowed);
        boolean added = false;
        for (Excess excess : answer.found()) {
            if (excess.excess() > allowed) {
                added |= addRow(excess.coalition(), excess.value());
            }
        }
        return added ? Optional.empty() : Optional.of(answer);
    }

    /// Rows of every member alone and of all but one bound every programme.
    private void addSimpleRows(Game game) {
        long grand = Coalition.grand(n);
        try (Game.Values values = game.open()) {
            for (int i = 0; i < n && n > 1; i++) {
                long one = 1L << i;
                addRow(one, values.of(one));
                addRow(grand ^ one, values.of(grand ^ one));
            }
        }
    }

    private boolean addShortRows(Plan plan) {
        double allowed = plan.column(epsilon) + negligible;
        Answer answer = search.quick(shares(plan));
        boolean added = false;
        for (Excess excess : answer.found()) {
            if (excess.excess() > allowed) {
                added |= addRow(excess.coalition(), excess.value());
            }
        }
        return added;
    }

    private boolean addRow(long coalition, double value) {
        if (!inProgramme.add(coalition)) {
            return false;
        }
        model.addRow(value, INFINITE);
        for (long rest = coalition; rest != 0; rest &= rest - 1) {
            model.addEntry(Long.numberOfTrailingZeros(rest), 1);
        }
        model.addEntry(epsilon, 1);
        return true;
    }

    @Override
    public void close() {
        session.close();
    }
}
