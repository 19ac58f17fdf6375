package org.commonwatt.operate.dispatch;

import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;

/// One retail meter for the whole community: all members see the same prices, so that it does not
/// matter who imports (`docs/FORMULATION.md#dispatch-balance`).
///
/// @param imports column of the community's import at step 0
/// @param exports column of its export at step 0
/// @param nets column of the first member's net at step 0, member by member; −1 in the lean form
/// @param balance row of the community's balance at step 0
/// @param steps T
/// @param stepHours Δ
record SharedMeter(int imports, int exports, int nets, int balance, int steps, double stepHours)
        implements Exchange {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// Adds it behind all devices.
    ///
    /// @param carbonPrice of a kilogram
    /// @param oneWay `[T]`, whether importing and exporting at once could pay
    static SharedMeter add(Draft draft, double carbonPrice, boolean[] oneWay) {
        DispatchProblem problem = draft.problem;
        CommunityTerms terms = problem.community();
        Tag in = new Tag(ConstraintFamily.COMMUNITY_IMPORT_LIMIT, "community import", "", 0);
        Tag out = new Tag(ConstraintFamily.COMMUNITY_EXPORT_LIMIT, "community export", "", 0);
        int imports = draft.columns(in, terms.importLimitKwh());
        int exports = draft.columns(out, terms.exportLimitKwh());
        DispatchMember.Meter meter = problem.member(0).meter();
        for (int t = 0; t < problem.steps(); t++) {
            double buy = meter.importPricePerKwh()[t];
            double sell = meter.exportPricePerKwh()[t];
            double carbon = carbonPrice * terms.carbonKgPerKwh()[t];
            draft.costs.add(CostBook.COMMUNITY, CostPart.ENERGY, imports + t, buy);
            draft.costs.add(CostBook.COMMUNITY, CostPart.ENERGY, exports + t, -sell);
            draft.costs.add(CostBook.COMMUNITY, CostPart.CARBON, imports + t, carbon);
        }
        oneWay(draft, imports, exports, oneWay);
        if (draft.balancesMembers()) {
            return memberForm(draft, imports, exports);
        }
        int balance = leanForm(draft, imports, exports);
        return new SharedMeter(
                imports, exports, MemberRows.NONE, balance, problem.steps(), problem.stepHours());
    }

    /// `M_t − X_t + Σ_i (unserved − curtailed + discharge − charge − …) = Σ_i (demand −
    /// available)`.
    private static int leanForm(Draft draft, int imports, int exports) {
        DispatchProblem problem = draft.problem;
        int steps = problem.steps();
        int first = draft.rows(new Tag(ConstraintFamily.BALANCE, "balance", "", 0), steps);
        for (int t = 0; t < steps; t++) {
            double needed = 0;
            for (DispatchMember member : problem.members()) {
                needed += member.demandKwh()[t] - member.availableKwh()[t];
            }
            draft.model.addRow(needed, needed);
            draft.model.addEntry(imports + t, 1.0);
            draft.model.addEntry(exports + t, -1.0);
            draft.balance.write(t, 1.0, draft.model);
        }
        return first;
    }

    /// `net_it + unserved − curtailed + discharge − charge − … = demand − available` for each
    /// member, `M_t − X_t − Σ_i net_it = 0`.
    private static SharedMeter memberForm(Draft draft, int imports, int exports) {
        DispatchProblem problem = draft.problem;
        Model model = draft.model;
        int steps = problem.steps();
        int nets = model.columnCount();
        for (DispatchMember member : problem.members()) {
            Tag limit = new Tag(ConstraintFamily.MEMBER_CONNECTION_LIMIT, "net", member.id(), 0);
            int net = draft.columns(limit, steps, 0.0, 0.0);
            for (int t = 0; t < steps; t++) {
                double most = member.meter().importLimitKwh()[t];
                model.setColumnBounds(net + t, -member.meter().exportLimitKwh()[t], most);
            }
        }
        for (int i = 0; i < problem.size(); i++) {
            DispatchMember member = problem.member(i);
            draft.rows(new Tag(ConstraintFamily.BALANCE, "balance", member.id(), 0), steps);
            for (int t = 0; t < steps; t++) {
                double needed = member.demandKwh()[t] - member.availableKwh()[t];
                model.addRow(needed, needed);
                model.addEntry(nets + i * steps + t, 1.0);
                draft.balance.write(i * steps + t, 1.0, model);
            }
        }
        int balance = draft.rows(new Tag(ConstraintFamily.BALANCE, "balance", "", 0), steps);
        for (int t = 0; t < steps; t++) {
            model.addRow(0.0, 0.0);
            model.addEntry(imports + t, 1.0);
            model.addEntry(exports + t, -1.0);
            for (int i = 0; i < problem.size(); i++) {
                model.addEntry(nets + i * steps + t, -1.0);
            }
        }
        return new SharedMeter(imports, exports, nets, balance, steps, problem.stepHours());
    }

    /// `M_t ≤ most·y`, `X_t ≤ most·(1 − y)` where importing and exporting at once could pay.
    private static void oneWay(Draft draft, int imports, int exports, boolean[] oneWay) {
        DispatchProblem problem = draft.problem;
        double[] taken = new double[problem.steps()];
        double[] given = new double[problem.steps()];
        for (DispatchMember member : problem.members()) {
            add(Reach.mostTakenKwh(member, problem.stepHours()), taken);
            add(Reach.mostGivenKwh(member, problem.stepHours()), given);
        }
        for (int t = 0; t < problem.steps(); t++) {
            if (oneWay[t]) {
                double in = Math.min(taken[t], problem.community().importLimitKwh()[t]);
                double out = Math.min(given[t], problem.community().exportLimitKwh()[t]);
                oneWay(draft, t, new int[] {imports + t, exports + t}, new double[] {in, out});
            }
        }
    }

    private static void oneWay(Draft draft, int t, int[] columns, double[] mostKwh) {
        Tag tag = new Tag(ConstraintFamily.ONE_WAY, "one way of the community", "", t);
        int takes = draft.choices(tag, 1);
        draft.rows(tag, 1);
        draft.model.addRow(-INFINITE, 0.0);
        draft.model.addEntry(columns[0], 1.0);
        draft.model.addEntry(takes, -mostKwh[0]);
        draft.rows(tag, 1);
        draft.model.addRow(-INFINITE, mostKwh[1]);
        draft.model.addEntry(columns[1], 1.0);
        draft.model.addEntry(takes, mostKwh[1]);
        draft.decisions.add((x, whole) -> whole[takes] = x[columns[0]] >= x[columns[1]] ? 1 : 0);
    }

    private static void add(double[] values, double[] to) {
        for (int t = 0; t < to.length; t++) {
            to[t] += values[t];
        }
    }

    @Override
    public double importKwh(double[] x, int t) {
        return x[imports + t];
    }

    @Override
    public double exportKwh(double[] x, int t) {
        return x[exports + t];
    }

    @Override
    public double pricePerKwh(Plan priced, int t) {
        return priced.dual(balance + t);
    }

    @Override
    public void writeImportKw(Draft draft, int t) {
        draft.model.addEntry(imports + t, 1.0 / stepHours);
    }

    @Override
    public void writeNet(Model model, int member, int t, double factor) {
        if (nets == MemberRows.NONE) {
            throw new IllegalStateException("The lean form knows no nets of members.");
        }
        model.addEntry(nets + member * steps + t, factor);
    }
}
