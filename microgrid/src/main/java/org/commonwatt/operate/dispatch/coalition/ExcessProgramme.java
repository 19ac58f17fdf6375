package org.commonwatt.operate.dispatch.coalition;

import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;
import org.jspecify.annotations.Nullable;

/// The coalition that would gain most by leaving if coalitions cost no more than [PriceCuts] say,
/// of members who may leave in part:
///
/// `min θ − Σ_i z_i (alone_i − x_i)` with `θ ≥ fixed_k + Σ_i z_i bill_ki` for every cut k, `1 ≤ Σ_i
/// z_i ≤ n − 1` and `0 ≤ z_i ≤ 1`.
///
/// What it finds is an upper bound on every excess.
final class ExcessProgramme implements AutoCloseable {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final int members;
    private final PriceCuts cuts;
    private final Model model = new Model();
    private final int cost;
    private final Session session;
    private int cutsKnown;

    /// @param cuts to which more may be added between solves
    ExcessProgramme(int members, PriceCuts cuts, Solver solver) {
        this.members = members;
        this.cuts = cuts;
        model.addColumns(members, 0, 1, 0);
        cost = model.addColumn(-INFINITE, INFINITE, 1);
        model.addRow(1, members - 1);
        for (int i = 0; i < members; i++) {
            model.addEntry(i, 1);
        }
        session = solver.open(model);
    }

    /// Members leaving in part.
    ///
    /// @param parts 0 … 1 of each, `[n]`
    /// @param bound nothing gains more; infinite where the solver gave up
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    record Fuzzy(double[] parts, double bound) {}

    /// Sets what each member pays, alone_i − x_i.
    void propose(double[] worth) {
        for (int i = 0; i < members; i++) {
            model.setCost(i, -worth[i]);
        }
    }

    /// Solves it.
    ///
    /// @param in members who leave for sure
    /// @param out members who stay for sure
    /// @return null where nobody can leave so
    @Nullable Fuzzy solve(long in, long out) {
        addCuts();
        for (int i = 0; i < members; i++) {
            model.setColumnBounds(
                    i, Coalition.contains(in, i) ? 1 : 0, Coalition.contains(out, i) ? 0 : 1);
        }
        return switch (session.solve(Limits.NONE)) {
            case SolveResult.Optimal(Plan plan, _) -> fuzzy(plan);
            case SolveResult.Infeasible _ -> null;
            case SolveResult.Feasible _,
                    SolveResult.LimitWithoutPlan _,
                    SolveResult.Unbounded _,
                    SolveResult.Failed _ ->
                    new Fuzzy(new double[members], INFINITE);
        };
    }

    /// Excludes a coalition: one without a plan gains nothing by leaving.
    void exclude(long coalition) {
        model.addRow(1 - Coalition.size(coalition), INFINITE);
        for (int i = 0; i < members; i++) {
            model.addEntry(i, Coalition.contains(coalition, i) ? -1 : 1);
        }
    }

    private void addCuts() {
        for (; cutsKnown < cuts.size(); cutsKnown++) {
            PriceCuts.Cut cut = cuts.get(cutsKnown);
            model.addRow(cut.fixed(), INFINITE);
            model.addEntry(cost, 1);
            for (int i = 0; i < members; i++) {
                if (cut.bills()[i] != 0) {
                    model.addEntry(i, -cut.bills()[i]);
                }
            }
        }
    }

    private Fuzzy fuzzy(Plan plan) {
        double[] parts = new double[members];
        for (int i = 0; i < members; i++) {
            parts[i] = Math.clamp(plan.column(i), 0.0, 1.0);
        }
        return new Fuzzy(parts, -plan.objective());
    }

    @Override
    public void close() {
        session.close();
    }
}
