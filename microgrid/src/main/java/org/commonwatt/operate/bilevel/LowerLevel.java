package org.commonwatt.operate.bilevel;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.CostPart;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.DispatchSettings;
import org.commonwatt.operate.dispatch.Fairness;
import org.commonwatt.operate.dispatch.WelfareDispatch;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;

/// The lower level: the best plan of a day for given weights, and what it brings to each member
/// (`docs/FORMULATION.md#bilevel`).
///
/// @param solver of the plans
/// @param peakPricePerKw ρ, what the highest import of a day counts
/// @param gap how far a plan with unequal weights may lie from the proven bound
public record LowerLevel(Solver solver, double peakPricePerKw, double gap) {

    /// What the upper level says for a day.
    ///
    /// @param weights w_i of each participant, > 0
    /// @param beta β, money per unit of the least relative benefit of the vulnerable; 0 for none
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    public record Say(double[] weights, double beta) {
        /// All weigh the same: the unweighted optimum.
        public static Say unweighted(int participants) {
            double[] ones = new double[participants];
            Arrays.fill(ones, 1);
            return new Say(ones, 0);
        }

        boolean isUnweighted() {
            return beta == 0 && Arrays.stream(weights).allMatch(w -> w == 1);
        }
    }

    private DispatchSettings settings() {
        return DispatchSettings.of(solver).withLimits(Limits.NONE.withRelativeGap(gap));
    }

    /// Plans a day.
    ///
    /// @param ownership shares of the participants in common assets
    /// @param aloneCost what each would pay alone; read where β is not 0
    /// @throws IllegalStateException where there is no plan
    public DayResult plan(DispatchProblem day, Say say, double[] ownership, double[] aloneCost) {
        WelfareObjective objective = WelfareObjective.COST.withPeakPrice(peakPricePerKw);
        if (!say.isUnweighted()) {
            objective = objective.withWeights(say.weights());
        }
        if (say.beta() > 0) {
            objective = objective.with(new Fairness.LeastBenefit(say.beta()));
        }
        DispatchPlan plan =
                WelfareDispatch.solve(day, objective, settings(), aloneCost).planOrThrow();
        return read(plan, ownership, say.isUnweighted());
    }

    /// Plans a day for one member alone; its result is at index 0, common assets behind it.
    ///
    /// @param alone of [WelfareDispatch#alone]
    DayResult planAlone(DispatchProblem alone) {
        DispatchPlan plan =
                WelfareDispatch.solve(alone, WelfareObjective.COST, settings()).planOrThrow();
        double[] ownership = new double[alone.size()];
        ownership[0] = 1;
        return read(plan, ownership, true);
    }

    private static DayResult read(DispatchPlan plan, double[] ownership, boolean neutral) {
        DispatchProblem day = plan.problem();
        int n = day.size();
        double[] bill = new double[n];
        double[] own = new double[n];
        double[] pooled = new double[n];
        for (int t = 0; t < day.steps(); t++) {
            Exchanged exchanged = Exchanged.of(plan, t, neutral);
            exchanged.addBills(day, bill);
            exchanged.addRenewable(plan, own, pooled);
        }
        double assets = 0;
        double[] served = new double[n];
        double[] unserved = new double[n];
        double[] stored = new double[n];
        for (int i = 0; i < n; i++) {
            DispatchMember member = day.member(i);
            unserved[i] = Arrays.stream(plan.member(i).supply().unservedKwh()).sum();
            served[i] = Arrays.stream(member.demandKwh()).sum() - unserved[i];
            stored[i] = stored(plan, i);
            if (member.equity().commonAsset()) {
                assets += bill[i];
                bill[i] = 0;
            }
        }
        double cost = assets;
        for (int i = 0; i < n; i++) {
            cost += bill[i];
            bill[i] += ownership[i] * assets;
        }
        cost += plan.costs().of(CostPart.WEAR) + plan.costs().of(CostPart.UNSERVED);
        return new DayResult(
                bill, own, pooled, served, unserved, stored, cost, plan.community().peakKw());
    }

    private static double stored(DispatchPlan plan, int i) {
        if (plan.member(i).stores().isEmpty()) {
            return 0;
        }
        return plan.member(i).stores().getFirst().contentKwh()[plan.problem().steps() - 1];
    }
}
