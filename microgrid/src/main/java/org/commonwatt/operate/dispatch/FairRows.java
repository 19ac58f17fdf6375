package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.DispatchPlan.FairPlan;
import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;
import org.jspecify.annotations.Nullable;

/// What members pay, and what fairness and promises make of it
/// (`docs/FORMULATION.md#dispatch-fairness`, `#dispatch-promises`).
final class FairRows {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    final Draft draft;
    final WelfareObjective objective;
    final Benchmark benchmark;
    private final DispatchProblem problem;
    private final Ownership ownership;

    /// Columns of the members' costs, of what they bear with their share of common assets and
    /// transfers, and of the transfers; each the first of N.
    private final int costs;

    private final int burdens;
    private final int transfers;

    /// The first row that is no definition: from here on all rows are wishes.
    private int firstWish;

    /// The first row behind them: limits that were written later are none.
    private int endOfWishes;

    private @Nullable Tangents tangents;

    private FairRows(Draft draft, WelfareObjective objective, Benchmark benchmark) {
        this.draft = draft;
        this.objective = objective;
        this.benchmark = benchmark;
        problem = draft.problem;
        ownership = Ownership.of(problem);
        RowTerms perMember = draft.costs.memberRows(problem.size(), draft.model.columnCount());
        costs = members("cost", ConstraintFamily.MEMBER_COST, -INFINITE, INFINITE);
        burdens = members("burden", ConstraintFamily.MEMBER_COST, -INFINITE, INFINITE);
        double cap = objective.promises().transferCap();
        transfers = members("transfer", ConstraintFamily.TRANSFERS, -cap, cap);
        memberCosts(perMember);
        memberBurdens();
    }

    static FairRows add(Draft draft, WelfareObjective objective, @Nullable Benchmark benchmark) {
        if (objective.weights().length != 0 && objective.weights().length != draft.problem.size()) {
            throw new IllegalArgumentException(
                    "There are %d weights but %d members."
                            .formatted(objective.weights().length, draft.problem.size()));
        }
        double[] unknown = new double[draft.problem.size()];
        Arrays.fill(unknown, Double.NaN);
        FairRows rows =
                new FairRows(
                        draft,
                        objective,
                        benchmark == null ? new Benchmark(unknown, Double.NaN) : benchmark);
        rows.transfersSumToZero();
        draft.costs.writeCommonObjective(draft.model);
        rows.firstWish = draft.model.rowCount();
        rows.weights();
        rows.individualRationality();
        rows.efficiencyBudget();
        switch (objective.fairness()) {
            case Fairness.None _ -> {
                // Weights and promises are all there is.
            }
            case Fairness.LeastBenefit least -> rows.leastBenefit(least.beta());
            case Fairness.AlphaFair fair -> rows.tangents = Tangents.add(rows, fair.alpha());
            case Fairness.GeneralisedGini gini -> rows.pairs(gini.aversion());
        }
        rows.endOfWishes = draft.model.rowCount();
        return rows;
    }

    private int members(String what, ConstraintFamily family, double lower, double upper) {
        int first = draft.model.columnCount();
        for (DispatchMember member : problem.members()) {
            boolean asset = member.equity().commonAsset() && family == ConstraintFamily.TRANSFERS;
            draft.columns(
                    new Tag(family, what, member.id(), -1),
                    1,
                    asset ? 0.0 : lower,
                    asset ? 0.0 : upper);
        }
        return first;
    }

    /// `cost_i = Σ price·column` over what the member bears.
    private void memberCosts(RowTerms perMember) {
        for (int i = 0; i < problem.size(); i++) {
            String id = problem.member(i).id();
            draft.rows(new Tag(ConstraintFamily.MEMBER_COST, "cost", id, -1), 1);
            draft.model.addRow(0.0, 0.0);
            perMember.write(i, 1.0, draft.model);
            draft.model.addEntry(costs + i, -1.0);
        }
    }

    /// `burden_i = cost_i + Σ share_i·cost of common assets + transfer_i`.
    private void memberBurdens() {
        Model model = draft.model;
        for (int i = 0; i < problem.size(); i++) {
            String id = problem.member(i).id();
            draft.rows(new Tag(ConstraintFamily.MEMBER_COST, "burden", id, -1), 1);
            model.addRow(0.0, 0.0);
            model.addEntry(burdens + i, -1.0);
            if (problem.member(i).equity().commonAsset()) {
                continue;
            }
            model.addEntry(costs + i, 1.0);
            model.addEntry(transfers + i, 1.0);
            double share = ownership.share(i);
            for (int asset = 0; asset < problem.size() && share > 0; asset++) {
                if (problem.member(asset).equity().commonAsset()) {
                    model.addEntry(costs + asset, share);
                }
            }
        }
    }

    /// `Σ transfer = 0`.
    private void transfersSumToZero() {
        draft.rows(new Tag(ConstraintFamily.MEMBER_COST, "sum of transfers", "", -1), 1);
        draft.model.addRow(0.0, 0.0);
        for (int i = 0; i < problem.size(); i++) {
            draft.model.addEntry(transfers + i, 1.0);
        }
    }

    /// `w_i·cost_i`; common assets weigh what their owners weigh. Where a welfare function of all
    /// benefits replaces cost, only those without a gross bill are left.
    private void weights() {
        boolean replaced = objective.fairness() instanceof Fairness.AlphaFair;
        double ofAssets = 0;
        for (int i = 0; i < problem.size(); i++) {
            if (!problem.member(i).equity().commonAsset()) {
                double weight = replaced && hasBill(i) ? 0.0 : objective.weight(i);
                draft.model.setCost(costs + i, weight);
                ofAssets += ownership.share(i) * weight;
            }
        }
        for (int i = 0; i < problem.size(); i++) {
            if (problem.member(i).equity().commonAsset()) {
                draft.model.setCost(costs + i, ownership.isKnown() ? ofAssets : 1.0);
            }
        }
    }

    /// `burden_i ≤ alone_i`.
    private void individualRationality() {
        for (int i = 0; i < problem.size(); i++) {
            if (objective.promises().individualRationality() && isPerson(i)) {
                String id = problem.member(i).id();
                String what = "no more than alone";
                draft.rows(new Tag(ConstraintFamily.INDIVIDUAL_RATIONALITY, what, id, -1), 1);
                draft.model.addRow(-INFINITE, benchmark.aloneCost()[i]);
                draft.model.addEntry(burdens + i, 1.0);
            }
        }
    }

    /// `Σ cost_i ≤ C* + δ·|C*|`, and a millionth of a currency unit for rounding.
    private void efficiencyBudget() {
        double delta = objective.promises().efficiencyBudget();
        if (delta == INFINITE) {
            return;
        }
        double least = benchmark.leastCost();
        double most = least + delta * Math.abs(least) + Promises.BUDGET_ROUNDING;
        draft.rows(new Tag(ConstraintFamily.EFFICIENCY_BUDGET, "efficiency budget", "", -1), 1);
        draft.model.addRow(-INFINITE, most);
        for (int i = 0; i < problem.size(); i++) {
            draft.model.addEntry(costs + i, 1.0);
        }
    }

    /// `z·grossBill_i + burden_i ≤ alone_i` for all whom the term protects, at −β per unit of z.
    private void leastBenefit(double beta) {
        int z = draft.columns(measure("least benefit", ""), 1, -INFINITE, INFINITE);
        draft.model.setCost(z, -beta);
        for (int i = 0; i < problem.size(); i++) {
            if (isProtected(i)) {
                draft.rows(measure("least benefit", problem.member(i).id()), 1);
                draft.model.addRow(-INFINITE, benchmark.aloneCost()[i]);
                draft.model.addEntry(z, problem.member(i).equity().grossBill());
                draft.model.addEntry(burdens + i, 1.0);
            }
        }
    }

    /// `distance_ij ≥ |U_i − U_j|` at `W·g_i·g_j/Σg` for all pairs.
    private void pairs(double aversion) {
        double sum = 0;
        for (int i = 0; i < problem.size(); i++) {
            sum += hasBill(i) ? problem.member(i).equity().grossBill() : 0;
        }
        for (int i = 0; i < problem.size(); i++) {
            for (int j = i + 1; j < problem.size(); j++) {
                if (hasBill(i) && hasBill(j)) {
                    pair(i, j, aversion / sum);
                }
            }
        }
    }

    /// In units of `g_i·g_j·U`, so that all coefficients are bills.
    private void pair(int i, int j, double price) {
        double first = problem.member(i).equity().grossBill();
        double second = problem.member(j).equity().grossBill();
        double[] alone = benchmark.aloneCost();
        double apart = second * alone[i] - first * alone[j];
        String who = problem.member(i).id() + " and " + problem.member(j).id();
        int distance = draft.columns(measure("distance", who), 1, 0.0, INFINITE);
        draft.model.setCost(distance, price);
        draft.rows(measure("distance", who), 2);
        for (int side = -1; side <= 1; side += 2) {
            draft.model.addRow(side * apart, INFINITE);
            draft.model.addEntry(distance, 1.0);
            draft.model.addEntry(burdens + i, side * second);
            draft.model.addEntry(burdens + j, -side * first);
        }
    }

    static Tag measure(String what, String whom) {
        return new Tag(ConstraintFamily.MEASURE, what, whom, -1);
    }

    private boolean isPerson(int i) {
        return !problem.member(i).equity().commonAsset();
    }

    boolean hasBill(int i) {
        return isPerson(i) && problem.member(i).equity().grossBill() > 0;
    }

    private boolean isProtected(int i) {
        boolean any =
                problem.members().stream()
                        .anyMatch(m -> m.equity().vulnerable() && m.equity().grossBill() > 0);
        return hasBill(i) && (!any || problem.member(i).equity().vulnerable());
    }

    int burden(int i) {
        return burdens + i;
    }

    /// `U_i = 1 + (alone_i − burden_i)/grossBill_i` of a plan.
    double benefit(double[] x, int i) {
        double bill = problem.member(i).equity().grossBill();
        return 1 + (benchmark.aloneCost()[i] - x[burdens + i]) / bill;
    }

    /// The tangents of α-fairness, or null.
    @Nullable Tangents tangents() {
        return tangents;
    }

    /// Turns the objective to least cost without promises, for prices.
    void forgetWishes() {
        Model model = draft.model;
        for (int j = costs; j < model.columnCount(); j++) {
            boolean cost = j < costs + problem.size();
            model.setCost(j, cost ? 1.0 : 0.0);
        }
        for (int i = firstWish; i < endOfWishes; i++) {
            model.setRowBounds(i, -INFINITE, INFINITE);
        }
    }

    FairPlan read(double[] x) {
        int n = problem.size();
        double[] cost = new double[n];
        double[] transfer = Arrays.copyOfRange(x, transfers, transfers + n);
        double least = INFINITE;
        for (int i = 0; i < n; i++) {
            cost[i] = x[burdens + i] - transfer[i];
            if (isProtected(i)) {
                least = Math.min(least, benefit(x, i) - 1);
            }
        }
        return new FairPlan(benchmark.aloneCost().clone(), cost, transfer, least);
    }
}
