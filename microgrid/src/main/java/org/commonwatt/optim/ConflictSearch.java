package org.commonwatt.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonwatt.optim.Conflict.Kind;
import org.commonwatt.optim.Conflict.Part;
import org.commonwatt.optim.Conflict.Side;

/// Finds a minimal conflict of an infeasible model with any solver that gives duals.
///
/// First the elastic model, in which every row may be broken at a cost of 1 per unit. The duals of
/// its optimum are a certificate in the sense of Farkas: the rows with a dual and the columns with
/// a reduced cost cannot be kept together. Then a deletion filter on these few: each is left out
/// for a moment and stays out if the rest is infeasible without it (Chinneck and Dravnieks,
/// *Locating minimal infeasible constraint sets in linear programs*, ORSA Journal on Computing 3,
/// 1991).
final class ConflictSearch {
    /// Duals and infeasibilities up to here are rounding.
    private static final double TOLERANCE = 1e-9;

    private final Solver solver;
    private final Limits limits;

    /// @param limits of each solve
    ConflictSearch(Solver solver, Limits limits) {
        this.solver = solver;
        this.limits = limits;
    }

    Optional<Conflict> find(Model model) {
        List<Part> crossed = crossedBounds(model);
        if (!crossed.isEmpty()) {
            return Optional.of(new Conflict(crossed));
        }
        if (!(solver.solve(elastic(model), limits) instanceof SolveResult.Optimal optimal)
                || optimal.plan().objective() <= TOLERANCE) {
            return Optional.empty();
        }
        return filter(model, certificate(model, optimal.plan()));
    }

    /// The first row or column whose own bounds exclude each other.
    private static List<Part> crossedBounds(Model model) {
        ModelArrays arrays = model.arrays();
        for (int i = 0; i < model.rowCount(); i++) {
            if (arrays.rows().lower()[i] - arrays.rows().upper()[i] > TOLERANCE) {
                return List.of(row(model, i, Side.LOWER), row(model, i, Side.UPPER));
            }
        }
        for (int j = 0; j < model.columnCount(); j++) {
            if (arrays.columns().lower()[j] - arrays.columns().upper()[j] > TOLERANCE) {
                return List.of(column(model, j, Side.LOWER), column(model, j, Side.UPPER));
            }
        }
        return List.of();
    }

    /// The model with a pair of columns per row that make up for what is missing or too much.
    private static Model elastic(Model model) {
        ModelArrays arrays = model.arrays();
        int n = model.columnCount();
        int m = model.rowCount();
        Model elastic = new Model(n + 2 * m, m, model.entryCount() + 2 * m);
        for (int j = 0; j < n; j++) {
            elastic.addColumn(arrays.columns().lower()[j], arrays.columns().upper()[j], 0.0);
        }
        int missing = elastic.addColumns(m, 0.0, Double.POSITIVE_INFINITY, 1.0);
        int surplus = elastic.addColumns(m, 0.0, Double.POSITIVE_INFINITY, 1.0);
        for (int i = 0; i < m; i++) {
            elastic.addRow(arrays.rows().lower()[i], arrays.rows().upper()[i]);
            for (int k = arrays.rows().starts()[i]; k < arrays.rows().starts()[i + 1]; k++) {
                elastic.addEntry(arrays.entries().columns()[k], arrays.entries().values()[k]);
            }
            elastic.addEntry(missing + i, 1.0);
            elastic.addEntry(surplus + i, -1.0);
        }
        return elastic;
    }

    private static List<Part> certificate(Model model, Plan plan) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < model.rowCount(); i++) {
            double dual = plan.dual(i);
            if (Math.abs(dual) > TOLERANCE) {
                parts.add(row(model, i, dual > 0 ? Side.LOWER : Side.UPPER));
            }
        }
        for (int j = 0; j < model.columnCount(); j++) {
            double reducedCost = plan.reducedCost(j);
            if (Math.abs(reducedCost) > TOLERANCE) {
                parts.add(column(model, j, reducedCost > 0 ? Side.LOWER : Side.UPPER));
            }
        }
        return parts;
    }

    private Optional<Conflict> filter(Model model, List<Part> candidates) {
        Submodel kept = new Submodel(model, candidates);
        List<Part> needed = new ArrayList<>();
        try (Session session = solver.open(kept.model)) {
            for (Part part : candidates) {
                kept.relax(part);
                switch (session.solve(limits)) {
                    case SolveResult.Infeasible _ -> {
                        // The rest excludes itself without this part.
                    }
                    case SolveResult.Optimal _ -> {
                        kept.restore(part);
                        needed.add(part);
                    }
                    case SolveResult.Feasible _,
                            SolveResult.LimitWithoutPlan _,
                            SolveResult.Unbounded _,
                            SolveResult.Failed _ -> {
                        return Optional.empty();
                    }
                }
            }
        }
        return needed.isEmpty() ? Optional.empty() : Optional.of(new Conflict(needed));
    }

    private static Part row(Model model, int row, Side side) {
        ModelArrays.Rows rows = model.arrays().rows();
        double bound = side == Side.LOWER ? rows.lower()[row] : rows.upper()[row];
        return new Part(Kind.ROW, row, side, model.rowName(row), bound);
    }

    private static Part column(Model model, int column, Side side) {
        ModelArrays.Columns columns = model.arrays().columns();
        double bound = side == Side.LOWER ? columns.lower()[column] : columns.upper()[column];
        return new Part(Kind.COLUMN, column, side, model.columnName(column), bound);
    }

    /// A model of the candidates alone, without costs: other rows and bounds are left out.
    private static final class Submodel {
        final Model model = new Model();
        private final int[] newColumns;
        private final int[] newRows;

        Submodel(Model original, List<Part> parts) {
            newColumns = new int[original.columnCount()];
            newRows = new int[original.rowCount()];
            int first =
                    model.addColumns(
                            columnsOf(original, parts),
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            0.0);
            assert first == 0;
            ModelArrays arrays = original.arrays();
            for (Part part : parts) {
                if (part.kind() == Kind.ROW) {
                    newRows[part.index()] = addRow(arrays, part.index());
                }
                restore(part);
            }
        }

        /// Numbers the columns that the parts touch, from 1, and returns how many there are.
        private int columnsOf(Model original, List<Part> parts) {
            ModelArrays arrays = original.arrays();
            int count = 0;
            for (Part part : parts) {
                int index = part.index();
                boolean isRow = part.kind() == Kind.ROW;
                int from = isRow ? arrays.rows().starts()[index] : 0;
                int to = isRow ? arrays.rows().starts()[index + 1] : 1;
                for (int k = from; k < to; k++) {
                    int column = isRow ? arrays.entries().columns()[k] : index;
                    if (newColumns[column] == 0) {
                        count++;
                        newColumns[column] = count;
                    }
                }
            }
            return count;
        }

        private int addRow(ModelArrays arrays, int row) {
            int added = model.addRow(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            for (int k = arrays.rows().starts()[row]; k < arrays.rows().starts()[row + 1]; k++) {
                int column = newColumns[arrays.entries().columns()[k]] - 1;
                model.addEntry(column, arrays.entries().values()[k]);
            }
            return added;
        }

        void relax(Part part) {
            set(part, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        void restore(Part part) {
            boolean isLower = part.side() == Side.LOWER;
            set(
                    part,
                    isLower ? part.bound() : Double.NEGATIVE_INFINITY,
                    isLower ? Double.POSITIVE_INFINITY : part.bound());
        }

        private void set(Part part, double lower, double upper) {
            if (part.kind() == Kind.ROW) {
                model.setRowBounds(newRows[part.index()], lower, upper);
            } else {
                model.setColumnBounds(newColumns[part.index()] - 1, lower, upper);
            }
        }
    }
}
