package org.commonwatt.experiments.dispatch;

import java.util.Optional;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Fairness;
import org.commonwatt.operate.dispatch.Promises;
import org.commonwatt.operate.dispatch.WelfareObjective;
import org.commonwatt.optim.Limits;

/// What a day is planned for.
///
/// @param day day of the scenario, 0 upwards
/// @param objective `cost`, `rawls`, `rawls:BETA`, `alpha:A` or `gini:W`
/// @param peakPricePerKw price of the community's highest import
/// @param carbonPricePerKg price of a kilogram of carbon
/// @param promises what is promised to members
/// @param limits of each solve
public record DispatchRequest(
        int day,
        String objective,
        double peakPricePerKw,
        double carbonPricePerKg,
        Promises promises,
        Limits limits) {

    /// The names of objectives, for help texts.
    public static final String OBJECTIVES = "cost|rawls[:BETA]|alpha:A|gini:W";

    /// Why the objective is not understood; empty where it is.
    public Optional<String> refusal() {
        try {
            Fairness _ = fairness(1.0);
            return Optional.empty();
        } catch (IllegalArgumentException problem) {
            String reason = problem.getMessage() == null ? "" : " " + problem.getMessage();
            return Optional.of(
                    "The objective is %s but must be %s.%s"
                            .formatted(objective, OBJECTIVES, reason));
        }
    }

    /// The objective for a window.
    WelfareObjective welfare(DispatchProblem problem) {
        return WelfareObjective.COST
                .withPeakPrice(peakPricePerKw)
                .withCarbonPrice(carbonPricePerKg)
                .with(promises)
                .with(fairness(billOfVulnerable(problem)));
    }

    /// Σ gross bill of the vulnerable, of all where nobody is.
    static double billOfVulnerable(DispatchProblem problem) {
        double vulnerable = 0;
        double all = 0;
        for (var member : problem.members()) {
            double bill = member.equity().commonAsset() ? 0 : member.equity().grossBill();
            all += bill;
            vulnerable += member.equity().vulnerable() ? bill : 0;
        }
        double bill = vulnerable > 0 ? vulnerable : all;
        return bill > 0 ? bill : 1;
    }

    /// β of `rawls` without a number: what the vulnerable save counts twice again.
    private Fairness fairness(double billOfVulnerable) {
        int colon = objective.indexOf(':');
        String name = colon < 0 ? objective : objective.substring(0, colon);
        String number = colon < 0 ? "" : objective.substring(colon + 1);
        return switch (name) {
            case "cost" -> {
                if (colon >= 0) {
                    throw new IllegalArgumentException("Least cost takes no number.");
                }
                yield new Fairness.None();
            }
            case "rawls" ->
                    new Fairness.LeastBenefit(colon < 0 ? 2 * billOfVulnerable : number(number));
            case "alpha" -> new Fairness.AlphaFair(number(number));
            case "gini" -> new Fairness.GeneralisedGini(number(number));
            default -> throw new IllegalArgumentException("There is no " + name + ".");
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("'" + text + "' is no number.");
        }
    }
}
