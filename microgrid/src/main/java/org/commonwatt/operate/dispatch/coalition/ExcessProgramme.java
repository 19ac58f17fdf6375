package org.commonwatt.operate.dispatch.coalition;

import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.ModelArrays;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;

/// The coalition that gains most by leaving, as one programme: the plan of a coalition, and a yes
/// or no z_i per member that scales what it brings,
///
/// `min cost(z) − Σ_i z_i (alone_i − x_i) with 1 ≤ Σ_i z_i ≤ n − 1`.
final class ExcessProgramme implements AutoCloseable {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final int members;
    private final Model model = new Model();
    private final int firstMember;
    private final double offset;
    private final Session session;

    /// @param owned the plan of a coalition, all members present
    /// @param offset size of the objective that gaps are measured by, > 0
    ExcessProgramme(OwnedModel owned, double offset, Solver solver) {
        members = owned.members();
        this.offset = offset;
        ModelArrays arrays = owned.model().arrays();
        Parts columnParts = new Parts(owned.columns(), arrays.columns().count());
        Parts rowParts = new Parts(owned.rows(), arrays.rows().count());
        copyColumns(arrays.columns(), columnParts);
        firstMember = model.addColumns(members, 0, 1, 0);
        for (int i = 0; i < members; i++) {
            model.requireInteger(firstMember + i);
        }
        copyRows(arrays, rowParts);
        for (int j = 0; j < arrays.columns().count(); j++) {
            boundByMembers(j, columnParts);
        }
        model.addRow(1, members - 1);
        for (int i = 0; i < members; i++) {
            model.addEntry(firstMember + i, 1);
        }
        model.setOffset(offset);
        session = solver.open(model);
    }

    /// What was found: a coalition, 0 for none, and an upper bound on every excess.
    record Found(long coalition, double bound) {}

    /// @param worth alone_i − x_i, what each member pays
    Found solve(double[] worth, Limits limits) {
        for (int i = 0; i < members; i++) {
            model.setCost(firstMember + i, -worth[i]);
        }
        SolveResult result = session.solve(limits);
        return switch (result) {
            case SolveResult.Optimal optimal -> found(optimal.plan());
            case SolveResult.Feasible feasible -> found(feasible.plan());
            case SolveResult.LimitWithoutPlan limit -> new Found(0, offset - limit.bound());
            case SolveResult.Infeasible _, SolveResult.Unbounded _, SolveResult.Failed _ ->
                    new Found(0, INFINITE);
        };
    }

    private Found found(Plan plan) {
        long coalition = 0;
        for (int i = 0; i < members; i++) {
            coalition |= plan.column(firstMember + i) > 0.5 ? 1L << i : 0;
        }
        boolean proper = coalition != Coalition.grand(members);
        return new Found(proper ? coalition : 0, offset - plan.bound());
    }

    /// Claims per target.
    private static final class Parts {
        final int[][] members;
        final double[][] lower;
        final double[][] upper;

        Parts(Claims claims, int targets) {
            int[] counts = new int[targets];
            claims.forEach((target, _, _, _) -> counts[target]++);
            members = new int[targets][];
            lower = new double[targets][];
            upper = new double[targets][];
            for (int k = 0; k < targets; k++) {
                members[k] = new int[counts[k]];
                lower[k] = new double[counts[k]];
                upper[k] = new double[counts[k]];
            }
            claims.forEach(
                    (target, member, low, high) -> {
                        int k = --counts[target];
                        members[target][k] = member;
                        lower[target][k] = low;
                        upper[target][k] = high;
                    });
        }

        boolean claimed(int target) {
            return members[target].length > 0;
        }

        /// Whether some part is a number other than 0.
        static boolean counts(double[] parts) {
            boolean counts = false;
            for (double part : parts) {
                if (Double.isInfinite(part)) {
                    return false;
                }
                counts |= part != 0;
            }
            return counts;
        }
    }

    /// Bounds that members bring become the widest that any coalition has; rows follow.
    private void copyColumns(ModelArrays.Columns columns, Parts parts) {
        for (int j = 0; j < columns.count(); j++) {
            double low = columns.lower()[j];
            double high = columns.upper()[j];
            if (parts.claimed(j)) {
                low = Math.min(0, low);
                high = Math.max(0, high);
            }
            model.addColumn(low, high, columns.costs()[j]);
        }
    }

    private void copyRows(ModelArrays arrays, Parts parts) {
        for (int r = 0; r < arrays.rows().count(); r++) {
            double low = arrays.rows().lower()[r];
            double high = arrays.rows().upper()[r];
            if (!parts.claimed(r)) {
                model.addRow(low, high);
                copyEntries(arrays, r);
            } else if (low == high) {
                model.addRow(0, 0);
                copyEntries(arrays, r);
                addMembers(parts.members[r], parts.lower[r], -1);
            } else {
                copyOneSide(arrays, r, parts, true);
                copyOneSide(arrays, r, parts, false);
            }
        }
    }

    private void copyOneSide(ModelArrays arrays, int r, Parts parts, boolean lower) {
        double bound = lower ? arrays.rows().lower()[r] : arrays.rows().upper()[r];
        if (Double.isFinite(bound)) {
            model.addRow(lower ? 0 : -INFINITE, lower ? INFINITE : 0);
            copyEntries(arrays, r);
            addMembers(parts.members[r], lower ? parts.lower[r] : parts.upper[r], -1);
        }
    }

    private void copyEntries(ModelArrays arrays, int r) {
        for (int k = arrays.rows().starts()[r]; k < arrays.rows().starts()[r + 1]; k++) {
            model.addEntry(arrays.entries().columns()[k], arrays.entries().values()[k]);
        }
    }

    private void addMembers(int[] owners, double[] parts, double factor) {
        for (int k = 0; k < owners.length; k++) {
            if (parts[k] != 0) {
                model.addEntry(firstMember + owners[k], factor * parts[k]);
            }
        }
    }

    /// lower · z ≤ column ≤ upper · z.
    private void boundByMembers(int column, Parts parts) {
        if (Parts.counts(parts.lower[column])) {
            model.addRow(0, INFINITE);
            model.addEntry(column, 1);
            addMembers(parts.members[column], parts.lower[column], -1);
        }
        if (Parts.counts(parts.upper[column])) {
            model.addRow(-INFINITE, 0);
            model.addEntry(column, 1);
            addMembers(parts.members[column], parts.upper[column], -1);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
