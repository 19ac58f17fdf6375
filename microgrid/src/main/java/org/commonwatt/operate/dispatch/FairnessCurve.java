package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
        if (prepared.benchmark() == null) {
            return List.of();
        }
        List<Fairness> solved = new ArrayList<>();
        List<DispatchPlan> plans = new ArrayList<>();
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
                if (result.anyPlan().isPresent()) {
                    solved.add(each);
                    plans.add(result.anyPlan().get());
                }
            }
        } finally {
            close(open);
        }
        return solved.stream().map(each -> best(objective.with(each), plans)).toList();
    }

    /// The best of all plans for one of the objectives: with whole numbers the one that was found
    /// for another may be better.
    private static Point best(WelfareObjective objective, List<DispatchPlan> plans) {
        DispatchPlan best = plans.getFirst();
        for (DispatchPlan plan : plans) {
            best = value(objective, plan) < value(objective, best) ? plan : best;
        }
        double[] benefits = benefits(best);
        double gini = new Gini().of(WeightedValues.of(benefits));
        return new Point(
                objective.fairness(),
                best.costs().resourceCost(),
                best.fairness().leastBenefit(),
                gini,
                value(objective, best));
    }

    /// What the objective says of a plan.
    static double value(WelfareObjective objective, DispatchPlan plan) {
        FairPlan fair = plan.fairness();
        double value = plan.costs().of(CostPart.PEAK) + plan.costs().of(CostPart.CARBON);
        boolean replaced = objective.fairness() instanceof Fairness.AlphaFair;
        Ownership ownership = Ownership.of(plan.problem());
        double ofAssets = 0;
        double assets = 0;
        for (int i = 0; i < plan.problem().size(); i++) {
            DispatchMember.Equity equity = plan.problem().member(i).equity();
            double weight = replaced && equity.grossBill() > 0 ? 0 : objective.weight(i);
            if (equity.commonAsset()) {
                assets += plan.costs().ofMember(i);
            } else {
                ofAssets += ownership.share(i) * weight;
                value += weight * plan.costs().ofMember(i);
            }
        }
        value += assets * (ownership.isKnown() ? ofAssets : 1);
        return value
                + switch (objective.fairness()) {
                    case Fairness.None _ -> 0;
                    case Fairness.LeastBenefit least -> -least.beta() * fair.leastBenefit();
                    case Fairness.AlphaFair kind -> alphaUnfairness(kind.alpha(), objective, plan);
                    case Fairness.GeneralisedGini gini -> gini.aversion() * distances(plan);
                };
    }

    /// `−Σ w·g·φ(U)`.
    private static double alphaUnfairness(
            double alpha, WelfareObjective objective, DispatchPlan plan) {
        double sum = 0;
        for (int i = 0; i < plan.problem().size(); i++) {
            if (hasBill(plan, i)) {
                double bill = plan.problem().member(i).equity().grossBill();
                sum -= objective.weight(i) * bill * Tangents.value(alpha, benefit(plan, i));
            }
        }
        return sum;
    }

    /// `Σ_{i<j} g_i·g_j·|U_i − U_j| / Σg`.
    private static double distances(DispatchPlan plan) {
        double sum = 0;
        double bills = 0;
        for (int i = 0; i < plan.problem().size(); i++) {
            if (!hasBill(plan, i)) {
                continue;
            }
            double bill = plan.problem().member(i).equity().grossBill();
            bills += bill;
            for (int j = 0; j < i; j++) {
                if (hasBill(plan, j)) {
                    double other = plan.problem().member(j).equity().grossBill();
                    sum += bill * other * Math.abs(benefit(plan, i) - benefit(plan, j));
                }
            }
        }
        return bills > 0 ? sum / bills : 0;
    }

    private static boolean hasBill(DispatchPlan plan, int i) {
        DispatchMember.Equity equity = plan.problem().member(i).equity();
        return !equity.commonAsset() && equity.grossBill() > 0;
    }

    /// U_i.
    private static double benefit(DispatchPlan plan, int i) {
        FairPlan fair = plan.fairness();
        double paid = fair.cost()[i] + fair.transfer()[i];
        return 1 + (fair.aloneCost()[i] - paid) / plan.problem().member(i).equity().grossBill();
    }

    private static double[] benefits(DispatchPlan plan) {
        return IntStream.range(0, plan.problem().size())
                .filter(i -> hasBill(plan, i))
                .mapToDouble(i -> Math.max(0.01, benefit(plan, i)))
                .toArray();
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
}
