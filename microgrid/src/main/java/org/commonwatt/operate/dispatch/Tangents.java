package org.commonwatt.operate.dispatch;

import org.commonwatt.optim.Model;

/// α-fairness by tangents (`docs/FORMULATION.md#dispatch-alpha`): `welfare_i ≤ φ(U) + φ′(U)·(U_i −
/// U)` at more and more points U, until the plan's own welfare is met (Kelley, *The cutting-plane
/// method for solving convex programs*, 1960).
///
/// Where φ′ would exceed a million, φ goes on straight: a solver cannot tell such numbers apart.
final class Tangents {
    private static final double STEEPEST = 1e6;
    private static final double[] FIRST = {0.5, 0.8, 1.0, 1.25, 2.0};

    private final FairRows rows;
    private final double alpha;
    private final int first;

    private Tangents(FairRows rows, double alpha, int first) {
        this.rows = rows;
        this.alpha = alpha;
        this.first = first;
    }

    /// Adds a welfare per member with a gross bill, at −grossBill per unit.
    static Tangents add(FairRows rows, double alpha) {
        Draft draft = rows.draft;
        int first = draft.model.columnCount();
        for (int i = 0; i < draft.problem.size(); i++) {
            boolean counts = rows.hasBill(i);
            double bound = counts ? Double.POSITIVE_INFINITY : 0.0;
            DispatchMember member = draft.problem.member(i);
            int column = draft.columns(FairRows.measure("welfare", member.id()), 1, -bound, bound);
            double weight = counts ? rows.objective.weight(i) : 0.0;
            draft.model.setCost(column, -weight * member.equity().grossBill());
        }
        Tangents tangents = new Tangents(rows, alpha, first);
        for (int i = 0; i < draft.problem.size(); i++) {
            for (double at : FIRST) {
                if (rows.hasBill(i)) {
                    tangents.add(i, at);
                }
            }
        }
        return tangents;
    }

    private void add(int i, double at) {
        Draft draft = rows.draft;
        Model model = draft.model;
        DispatchMember member = draft.problem.member(i);
        double point = Math.max(at, straightBelow(alpha));
        double slope = Math.pow(point, -alpha);
        double bill = member.equity().grossBill();
        double most =
                value(alpha, point) + slope * (1 + rows.benchmark.aloneCost()[i] / bill - point);
        draft.rows(FairRows.measure("tangent of welfare", member.id()), 1);
        model.addRow(Double.NEGATIVE_INFINITY, most);
        model.addEntry(first + i, 1.0);
        model.addEntry(rows.burden(i), slope / bill);
    }

    private static double straightBelow(double alpha) {
        return alpha == 0 ? Double.NEGATIVE_INFINITY : Math.pow(STEEPEST, -1 / alpha);
    }

    /// φ.
    static double value(double alpha, double benefit) {
        double least = straightBelow(alpha);
        if (benefit < least) {
            return value(alpha, least) + STEEPEST * (benefit - least);
        }
        return alpha == 1 ? Math.log(benefit) : Math.pow(benefit, 1 - alpha) / (1 - alpha);
    }

    /// By how much the model overrates a plan, in money.
    double overrated(double[] x) {
        double sum = 0;
        for (int i = 0; i < rows.draft.problem.size(); i++) {
            if (rows.hasBill(i)) {
                double weight = rows.objective.weight(i);
                double bill = rows.draft.problem.member(i).equity().grossBill();
                sum += weight * bill * (x[first + i] - value(alpha, rows.benefit(x, i)));
            }
        }
        return sum;
    }

    /// Adds the tangents at a plan.
    void addAt(double[] x) {
        for (int i = 0; i < rows.draft.problem.size(); i++) {
            if (rows.hasBill(i) && x[first + i] - value(alpha, rows.benefit(x, i)) > 1e-12) {
                add(i, rows.benefit(x, i));
            }
        }
    }
}
