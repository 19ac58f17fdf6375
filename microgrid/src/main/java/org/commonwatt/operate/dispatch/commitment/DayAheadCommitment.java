package org.commonwatt.operate.dispatch.commitment;

import java.util.Arrays;
import org.commonwatt.optim.Effort;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;
import org.commonwatt.robust.AmbiguitySet;
import org.commonwatt.robust.ConditionalValueAtRisk;
import org.commonwatt.robust.Expectation;
import org.commonwatt.robust.NominalSet;
import org.commonwatt.robust.Outcome;
import org.commonwatt.robust.RadiusChoice;
import org.commonwatt.robust.WassersteinSet;
import org.commonwatt.robust.WorstDistribution;

/// Decides what to buy for the next day while that day is one of many: in the first stage purchases
/// at known prices, the same for all days; in the second, once the day is known, the best use of
/// spot market, stores and generation (`docs/FORMULATION.md#commitment`).
///
/// The model is linear. It is exact as long as no store gains by charging and discharging at once,
/// which needs a negative price of selling or buying; then the costs are lower bounds.
///
/// @param solver for the plan and for the costs of its days
/// @param market what is known the day before
public record DayAheadCommitment(Solver solver, DayMarket market) {

    /// Finds the best purchases.
    ///
    /// @param days what may happen; only a ball looks at more than the first candidate
    /// @param limits of the solve of the plan
    /// @throws IllegalArgumentException where days and prices do not belong together
    public CommitmentResult commit(CandidateDays days, Risk risk, Limits limits) {
        days.paths().forEach(candidates -> candidates.forEach(market::requireFits));
        CommitmentModel model = new CommitmentModel(market, days, risk);
        return switch (solver.solve(model.model(), limits)) {
            case SolveResult.Optimal(Plan plan, Effort effort) ->
                    committed(model, plan, days, risk, effort);
            case SolveResult.Feasible(Plan plan, Effort effort) ->
                    committed(model, plan, days, risk, effort);
            case SolveResult.LimitWithoutPlan(double _, Effort effort) ->
                    new CommitmentResult.NoPlanInTime(effort);
            case SolveResult.Infeasible(Effort effort) -> new CommitmentResult.Infeasible(effort);
            case SolveResult.Unbounded(Effort effort) -> new CommitmentResult.Unbounded(effort);
            case SolveResult.Failed(String reason, Effort effort) ->
                    new CommitmentResult.Failed(reason, effort);
        };
    }

    /// A mean cost that no distribution within a Wasserstein distance of order 1 of the nominal
    /// days exceeds, whatever days of demand and generation it consists of, not candidates alone;
    /// prices are those of the nominal days (`docs/FORMULATION.md#cost-bound`).
    ///
    /// @param plan made for the days
    /// @param radius in units of `scaleKwh`
    /// @param scaleKwh energy that a distance of 1 moves
    public static double costBound(
            CommitmentResult.Committed plan, CandidateDays days, double radius, double scaleKwh) {
        double dearest = 0.0;
        for (int i = 0; i < days.days(); i++) {
            dearest = Math.max(dearest, days.path(i, 0).dearestPerKwh());
        }
        double mean = new Expectation().of(plan.dayCosts(), Outcome.COST);
        return mean + radius * scaleKwh * dearest;
    }

    /// Chooses the radius of a ball by cross-validation: plans are made for most days and paid for
    /// on the others, without their candidates (`docs/FORMULATION.md#radius`).
    ///
    /// @param radii to try
    /// @param folds blocks of neighbouring days, 2 … N
    /// @param limits of each plan's solve
    /// @throws IllegalArgumentException where no radius leads to plans
    public RadiusChoice chooseRadius(CandidateDays days, double[] radii, int folds, Limits limits) {
        try (Recourse recourse = recourse()) {
            return RadiusChoice.byCrossValidation(
                    radii,
                    days.days(),
                    folds,
                    (radius, training, heldOut) -> {
                        Risk risk = new Risk.Wasserstein(radius);
                        return commit(days.only(training), risk, limits)
                                        instanceof CommitmentResult.Committed plan
                                ? meanCost(recourse, plan.boughtKwh(), days, heldOut)
                                : Double.NaN;
                    });
        }
    }

    /// What purchases cost on other days; see [Recourse].
    public Recourse recourse() {
        return new Recourse(solver, market);
    }

    private static double meanCost(
            Recourse recourse, double[] boughtKwh, CandidateDays days, int[] which) {
        double sum = 0.0;
        for (int i : which) {
            sum += recourse.cost(boughtKwh, days.path(i, 0));
        }
        return sum / which.length;
    }

    private CommitmentResult committed(
            CommitmentModel model, Plan plan, CandidateDays days, Risk risk, Effort effort) {
        double[] boughtKwh = model.boughtKwh(plan);
        int k = days.candidates();
        double[] candidateCosts = new double[days.days() * k];
        double[] dayCosts = new double[days.days()];
        try (Recourse recourse = recourse()) {
            for (int at = 0; at < candidateCosts.length; at++) {
                candidateCosts[at] = recourse.cost(boughtKwh, days.path(at / k, at % k));
                if (Double.isNaN(candidateCosts[at])) {
                    return new CommitmentResult.Failed("no cost of a day", effort);
                }
                if (at % k == 0) {
                    dayCosts[at / k] = candidateCosts[at];
                }
            }
        }
        return new CommitmentResult.Committed(
                plan.objective(),
                plan.bound(),
                boughtKwh,
                multiplier(model, plan, risk, boughtKwh),
                dayCosts,
                candidateCosts,
                worst(days, candidateCosts, dayCosts, risk),
                effort);
    }

    /// The threshold of a tail counts the reaction alone in the model, the whole day here.
    private double multiplier(CommitmentModel model, Plan plan, Risk risk, double[] boughtKwh) {
        double before = 0.0;
        for (int t = 0; risk instanceof Risk.Cvar && t < boughtKwh.length; t++) {
            before += market.dayAheadPerKwh()[t] * boughtKwh[t];
        }
        return before + model.multiplier(plan);
    }

    private static double[] worst(
            CandidateDays days, double[] candidateCosts, double[] dayCosts, Risk risk) {
        int n = days.days();
        int k = days.candidates();
        AmbiguitySet set =
                switch (risk) {
                    case Risk.Expected _, Risk.Cvar _ -> new NominalSet(n, k);
                    case Risk.Wasserstein ball ->
                            WassersteinSet.ofRadius(
                                    k, days.transportCosts(), ball.radius(), ball.order());
                };
        WorstDistribution worst = new WorstDistribution(n, k);
        set.worst(candidateCosts, Outcome.COST, worst);
        double[] probabilities = worst.probabilities();
        if (risk instanceof Risk.Cvar(double alpha)) {
            double[] tail = new double[n];
            double[] nominal = new double[n];
            Arrays.fill(nominal, 1.0);
            new ConditionalValueAtRisk(alpha).reweigh(dayCosts, nominal, Outcome.COST, tail);
            for (int i = 0; i < n; i++) {
                probabilities[i * k] = tail[i];
            }
        }
        return probabilities;
    }
}
