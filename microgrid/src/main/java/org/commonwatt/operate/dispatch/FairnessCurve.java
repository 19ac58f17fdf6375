package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.WeightedValues;
import org.commonwatt.operate.dispatch.DispatchPlan.FairPlan;
import org.commonwatt.optim.Session;
import org.jspecify.annotations.Nullable;

/// What fairness costs: the same window under more and more of it, each plan found from the last
/// one (`docs/FORMULATION.md#dispatch-price-of-fairness`).
public final class FairnessCurve {
    private FairnessCurve() {}

    /// One plan.
    ///
    /// @param fairness what was asked for
    /// @param cost what the plan costs, without peak and carbon
    /// @param leastBenefit z, least of `(alone − cost)/grossBill` over the vulnerable
    /// @param gini Gini coefficient of the benefits `U_i`, at least 0.01 each
    /// @param objective value of the whole objective
    public record Point(
            Fairness fairness, double cost, double leastBenefit, double gini, double objective) {}

    /// Solves the window once per fairness.
    ///
    /// @param objective its weights, peak, carbon and promises hold for all points
    /// @return one point per fairness for which there is a plan
    public static List<Point> of(
            DispatchProblem problem,
            WelfareObjective objective,
            List<Fairness> fairness,
            DispatchSettings settings) {
        WelfareDispatch.Prepared prepared =
                WelfareDispatch.prepared(
                        problem, objective.with(new Fairness.LeastBenefit(1)), settings);
        List<Point> points = new ArrayList<>();
        if (prepared.benchmark() == null) {
            return points;
        }
        @Nullable Session open = null;
        @Nullable DispatchModel last = null;
        try {
            for (Fairness each : fairness) {
                DispatchModel model =
                        DispatchModel.of(
                                problem, objective.with(each), settings, prepared.benchmark());
                if (open != null
                        && last != null
                        && last.draft().model.takeNumbers(model.draft().model)) {
                    model.draft().model = last.draft().model;
                } else {
                    close(open);
                    open = settings.solver().open(model.draft().model);
                }
                last = model;
                DispatchResult result = new DispatchSolve(model, settings, open).solve();
                if (result instanceof DispatchResult.Solved solved) {
                    points.add(point(each, solved));
                }
            }
        } finally {
            close(open);
        }
        return points;
    }

    private static void close(@Nullable Session session) {
        if (session != null) {
            session.close();
        }
    }

    /// More and more of a kind of fairness, least cost first.
    ///
    /// @param kind which kind; its own number is one of the points
    /// @param billOfVulnerable Σ gross bill of those whom the Rawlsian term protects
    public static List<Fairness> steps(Fairness kind, double billOfVulnerable) {
        double[] shares = {1e-6, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10};
        return switch (kind) {
            case Fairness.None _, Fairness.LeastBenefit _ ->
                    Arrays.stream(shares)
                            .<Fairness>mapToObj(
                                    share -> new Fairness.LeastBenefit(share * billOfVulnerable))
                            .toList();
            case Fairness.AlphaFair _ ->
                    Arrays.stream(new double[] {0, 0.5, 1, 2, 3, 5})
                            .<Fairness>mapToObj(Fairness.AlphaFair::new)
                            .toList();
            case Fairness.GeneralisedGini _ ->
                    Arrays.stream(new double[] {0, 0.1, 0.25, 0.5, 0.75, 1})
                            .<Fairness>mapToObj(Fairness.GeneralisedGini::new)
                            .toList();
        };
    }

    private static Point point(Fairness fairness, DispatchResult.Solved solved) {
        DispatchPlan plan = solved.plan();
        FairPlan fair = plan.fairness();
        double[] benefits = new double[plan.problem().size()];
        int count = 0;
        for (int i = 0; i < benefits.length; i++) {
            DispatchMember.Equity equity = plan.problem().member(i).equity();
            if (!equity.commonAsset() && equity.grossBill() > 0) {
                double paid = fair.cost()[i] + fair.transfer()[i];
                double saved = (fair.aloneCost()[i] - paid) / equity.grossBill();
                benefits[count++] = Math.max(0.01, 1 + saved);
            }
        }
        double gini = new Gini().of(WeightedValues.of(Arrays.copyOf(benefits, count)));
        return new Point(
                fairness,
                plan.costs().resourceCost(),
                fair.leastBenefit(),
                gini,
                solved.quality().objective());
    }
}
