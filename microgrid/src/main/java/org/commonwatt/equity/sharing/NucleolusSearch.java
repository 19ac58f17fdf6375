package org.commonwatt.equity.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;

/// Successive linear programmes `min ε: x(S) ≥ v(S) − ε` over coalitions whose share is not settled
/// yet. A coalition whose row has a positive dual holds with equality in *every* optimal plan, so
/// its share is settled; every round settles at least one that does not follow from those before,
/// which makes at most n − 1 rounds. A row that merely holds with equality in one plan is not
/// settled.
///
/// Only rows that matter are in the programme: after each solve the table is read once for the
/// coalitions that are short most.
final class NucleolusSearch implements AutoCloseable {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double TIGHT = 1e-7;

    private final TableGame game;
    private final int n;
    private final double negligible;
    private final Model model = new Model();
    private final int epsilon;
    private final Session session;
    private final Span settled;
    private final double[] sums;
    private final TableSearch.Largest largest;

    /// Coalitions with a row that asks for `v(S) − ε`.
    private final BitSet inProgramme = new BitSet();

    /// The same by row; 0 for rows that settle a share, or ask for nothing any more.
    private final List<Integer> rowCoalitions = new ArrayList<>();

    private final List<Double> levels = new ArrayList<>();
    private String failure = "";

    NucleolusSearch(TableGame game, Solver solver) {
        this.game = game;
        n = game.members();
        negligible = 1e-9 * game.scale();
        settled = new Span(n);
        sums = new double[game.coalitions()];
        largest = new TableSearch.Largest(4 * n);
        for (int i = 0; i < n; i++) {
            model.addColumn(game.value(1 << i), INFINITE, 0);
        }
        epsilon = model.addColumn(-INFINITE, INFINITE, 1);
        settle(game.coalitions() - 1, game.grandValue());
        for (int i = 0; i < n && n > 1; i++) {
            addRow(1 << i);
            addRow(game.coalitions() - 1 - (1 << i));
        }
        session = solver.open(model);
    }

    String failure() {
        return failure;
    }

    Optional<Nucleolus.Point> find() {
        double[] shares = {game.grandValue()};
        while (settled.rank() < n) {
            Optional<Plan> plan = solveRound();
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            shares = Arrays.copyOf(plan.get().columns(), n);
            noteLevel(plan.get().column(epsilon));
            if (!settleTight(plan.get())) {
                failure = "no coalition of the nucleolus' programme has a positive dual";
                return Optional.empty();
            }
        }
        double[] found = levels.stream().mapToDouble(Double::doubleValue).toArray();
        return Optional.of(new Nucleolus.Point(shares, found));
    }

    /// Solves until no coalition outside the programme is short.
    private Optional<Plan> solveRound() {
        while (true) {
            SolveResult result = session.solve(Limits.NONE);
            if (!(result instanceof SolveResult.Optimal(Plan plan, _))) {
                failure = "the nucleolus' programme ended as " + result;
                return Optional.empty();
            }
            if (!addShortRows(plan)) {
                return Optional.of(plan);
            }
        }
    }

    private boolean addShortRows(Plan plan) {
        TableSearch.fillSums(plan.columns(), sums);
        double level = plan.column(epsilon) + negligible;
        largest.clear();
        for (int s = 1; s < sums.length - 1; s++) {
            double excess = game.value(s) - sums[s];
            if (excess > level
                    && largest.wants(excess)
                    && !inProgramme.get(s)
                    && !settled.contains(s)) {
                largest.offer(s, excess);
            }
        }
        for (int k = 0; k < largest.size(); k++) {
            addRow(largest.coalition(k));
        }
        return largest.size() > 0;
    }

    /// Settles what the duals prove, and takes out what follows from it.
    private boolean settleTight(Plan plan) {
        int before = settled.rank();
        int rows = rowCoalitions.size();
        double[] x = plan.columns();
        for (int row = 0; row < rows; row++) {
            int s = rowCoalitions.get(row);
            if (s != 0 && plan.dual(row) > TIGHT && !settled.contains(s)) {
                settle(s, Coalition.sum(s, x));
            }
        }
        for (int row = 0; row < rows; row++) {
            int s = rowCoalitions.get(row);
            if (s != 0 && settled.contains(s)) {
                model.setRowBounds(row, -INFINITE, INFINITE);
                rowCoalitions.set(row, 0);
                inProgramme.clear(s);
            }
        }
        return settled.rank() > before;
    }

    private void noteLevel(double level) {
        if (levels.isEmpty() || level < levels.getLast() - negligible) {
            levels.add(level);
        }
    }

    private void addRow(int s) {
        if (inProgramme.get(s)) {
            return;
        }
        inProgramme.set(s);
        rowCoalitions.add(s);
        model.addRow(game.value(s), INFINITE);
        addShares(s);
        model.addEntry(epsilon, 1);
    }

    private void settle(int s, double share) {
        settled.add(s);
        rowCoalitions.add(0);
        model.addRow(share, share);
        addShares(s);
    }

    private void addShares(int s) {
        for (int rest = s; rest != 0; rest &= rest - 1) {
            model.addEntry(Integer.numberOfTrailingZeros(rest), 1);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
