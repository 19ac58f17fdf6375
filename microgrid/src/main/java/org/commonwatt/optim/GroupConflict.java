package org.commonwatt.optim;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.commonwatt.optim.Conflict.Side;

/// Explains an infeasible model by groups of bounds: a minimal set of groups that cannot be kept
/// together, and how far each of them alone would have to give way.
///
/// By a deletion filter over the groups (Chinneck and Dravnieks, *Locating minimal infeasible
/// constraint sets in linear programs*, ORSA Journal on Computing 3, 1991), on the relaxation where
/// that is infeasible already, else with whole numbers.
public final class GroupConflict {
    /// Amounts up to here are rounding.
    public static final double TOLERANCE = 1e-7;

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Solver solver;
    private final Limits limits;
    private final Model model;
    private final BoundGroups groups;

    /// @param solver what solves
    /// @param limits of each of the solves that this takes
    /// @param model the infeasible model, which is not changed
    /// @param groups which bounds belong together
    public GroupConflict(Solver solver, Limits limits, Model model, BoundGroups groups) {
        this.solver = solver;
        this.limits = limits;
        this.model = model;
        this.groups = groups;
    }

    /// By how much bounds give way.
    ///
    /// @param ofRows per row, + above its upper bound, − below its lower bound
    /// @param ofColumns the same per column
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record Breach(double[] ofRows, double[] ofColumns) {}

    /// A minimal set of groups that cannot be kept together; empty where all can, where what is
    /// always kept is infeasible on its own, or where a limit was reached.
    public Optional<BitSet> find() {
        Model feasibility = model.copy();
        for (int j = 0; j < model.columnCount(); j++) {
            feasibility.setCost(j, 0.0);
        }
        try (Session session = solver.open(feasibility)) {
            boolean whole = false;
            if (!(session.solveRelaxation(limits) instanceof SolveResult.Infeasible)) {
                whole = true;
                if (!(session.solve(limits) instanceof SolveResult.Infeasible)) {
                    return Optional.empty();
                }
            }
            return filter(feasibility, session, whole);
        }
    }

    private Optional<BitSet> filter(Model feasibility, Session session, boolean whole) {
        BitSet kept = new BitSet();
        kept.set(0, groups.count());
        for (int group = 0; group < groups.count(); group++) {
            kept.clear(group);
            setBounds(feasibility, kept);
            SolveResult result = whole ? session.solve(limits) : session.solveRelaxation(limits);
            switch (result) {
                case SolveResult.Infeasible _ -> {
                    // The rest excludes itself without this group.
                }
                case SolveResult.Optimal _, SolveResult.Feasible _ -> kept.set(group);
                case SolveResult.LimitWithoutPlan _,
                        SolveResult.Unbounded _,
                        SolveResult.Failed _ -> {
                    return Optional.empty();
                }
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    /// By how much the bounds of one group of a conflict must give way in sum at least, if all
    /// others of the conflict are kept. Whole numbers are not looked at.
    public Optional<Breach> breach(BitSet conflict, int group) {
        Model elastic = model.copy();
        setBounds(elastic, conflict);
        int rows = model.rowCount();
        int columns = model.columnCount();
        for (int j = 0; j < columns; j++) {
            elastic.setCost(j, 0.0);
        }
        int[] above = new int[rows + columns];
        int[] below = new int[rows + columns];
        Arrays.fill(above, -1);
        Arrays.fill(below, -1);
        soften(elastic, group, above, below);
        double[] amounts = new double[rows + columns];
        try (Session session = solver.open(elastic)) {
            if (!(session.solveRelaxation(limits) instanceof SolveResult.Optimal optimal)) {
                return Optional.empty();
            }
            double[] x = optimal.plan().columns();
            for (int k = 0; k < amounts.length; k++) {
                amounts[k] += above[k] < 0 ? 0 : x[above[k]];
                amounts[k] -= below[k] < 0 ? 0 : x[below[k]];
            }
        }
        return Optional.of(
                new Breach(
                        Arrays.copyOf(amounts, rows),
                        Arrays.copyOfRange(amounts, rows, amounts.length)));
    }

    /// Replaces the group's bounds by rows that may be broken at a cost of 1 per unit.
    private void soften(Model elastic, int group, int[] above, int[] below) {
        ModelArrays arrays = model.arrays();
        int rows = model.rowCount();
        for (int i = 0; i < rows; i++) {
            if (groups.ofRow(i) == group) {
                double lower = arrays.rows().lower()[i];
                double upper = arrays.rows().upper()[i];
                elastic.setRowBounds(i, -INFINITE, INFINITE);
                elastic.addRow(lower, upper);
                for (int k = arrays.rows().starts()[i]; k < arrays.rows().starts()[i + 1]; k++) {
                    elastic.addEntry(arrays.entries().columns()[k], arrays.entries().values()[k]);
                }
                above[i] = breaker(elastic, -1.0, upper < INFINITE);
                below[i] = breaker(elastic, 1.0, lower > -INFINITE);
            }
        }
        for (int j = 0; j < model.columnCount(); j++) {
            boolean up = groups.ofColumn(j, Side.UPPER) == group;
            boolean down = groups.ofColumn(j, Side.LOWER) == group;
            if (up || down) {
                double lower = arrays.columns().lower()[j];
                double upper = arrays.columns().upper()[j];
                elastic.setColumnBounds(
                        j,
                        down ? groups.withoutGroup(j, Side.LOWER) : lower,
                        up ? groups.withoutGroup(j, Side.UPPER) : upper);
                elastic.addRow(lower, upper);
                elastic.addEntry(j, 1.0);
                above[rows + j] = breaker(elastic, -1.0, up && upper < INFINITE);
                below[rows + j] = breaker(elastic, 1.0, down && lower > -INFINITE);
            }
        }
    }

    /// A column that makes up for what is too much or missing in the row opened last.
    private static int breaker(Model elastic, double sign, boolean needed) {
        if (!needed) {
            return -1;
        }
        int column = elastic.addColumn(0.0, INFINITE, 1.0);
        elastic.addEntry(column, sign);
        return column;
    }

    private void setBounds(Model changed, BitSet kept) {
        ModelArrays arrays = model.arrays();
        for (int i = 0; i < model.rowCount(); i++) {
            boolean holds = isKept(groups.ofRow(i), kept);
            changed.setRowBounds(
                    i,
                    holds ? arrays.rows().lower()[i] : -INFINITE,
                    holds ? arrays.rows().upper()[i] : INFINITE);
        }
        for (int j = 0; j < model.columnCount(); j++) {
            boolean low = isKept(groups.ofColumn(j, Side.LOWER), kept);
            boolean high = isKept(groups.ofColumn(j, Side.UPPER), kept);
            changed.setColumnBounds(
                    j,
                    low ? arrays.columns().lower()[j] : groups.withoutGroup(j, Side.LOWER),
                    high ? arrays.columns().upper()[j] : groups.withoutGroup(j, Side.UPPER));
        }
    }

    private static boolean isKept(int group, BitSet kept) {
        return group == BoundGroups.KEPT || kept.get(group);
    }
}
