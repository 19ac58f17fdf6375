package org.commonwatt.operate.dispatch;

/// What a plan should be best at (`docs/FORMULATION.md#dispatch`):
///
/// `min Σ_i w_i·cost_i + ρ·P + carbonPrice·emissions + fairness`, under promises.
///
/// @param weights w_i, in the order of the members, ≥ 0; empty for 1 each. A common asset's weight
///   is the mean of its owners' by their shares, whatever is written here
/// @param peakPricePerKw ρ, price of the highest import of the community
/// @param carbonPricePerKg price of a kilogram of carbon
/// @param fairness what fairness adds
/// @param promises what the plan promises
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
public record WelfareObjective(
        double[] weights,
        double peakPricePerKw,
        double carbonPricePerKg,
        Fairness fairness,
        Promises promises) {

    /// Least cost.
    public static final WelfareObjective COST =
            new WelfareObjective(new double[0], 0, 0, new Fairness.None(), Promises.NONE);

    /// Copies the weights; rejects negative numbers.
    public WelfareObjective {
        weights = weights.clone();
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A weight must not be negative: " + weight);
            }
        }
        if (!(peakPricePerKw >= 0 && carbonPricePerKg >= 0)) {
            throw new IllegalArgumentException(
                    "The peakPricePerKw (%s) and the carbonPricePerKg (%s) must not be negative."
                            .formatted(peakPricePerKw, carbonPricePerKg));
        }
    }

    /// The same with other weights.
    public WelfareObjective withWeights(double... newWeights) {
        return new WelfareObjective(
                newWeights, peakPricePerKw, carbonPricePerKg, fairness, promises);
    }

    /// The same with another price of the peak.
    public WelfareObjective withPeakPrice(double pricePerKw) {
        return new WelfareObjective(weights, pricePerKw, carbonPricePerKg, fairness, promises);
    }

    /// The same with another price of carbon.
    public WelfareObjective withCarbonPrice(double pricePerKg) {
        return new WelfareObjective(weights, peakPricePerKw, pricePerKg, fairness, promises);
    }

    /// The same with another fairness.
    public WelfareObjective with(Fairness newFairness) {
        return new WelfareObjective(
                weights, peakPricePerKw, carbonPricePerKg, newFairness, promises);
    }

    /// The same with other promises.
    public WelfareObjective with(Promises newPromises) {
        return new WelfareObjective(
                weights, peakPricePerKw, carbonPricePerKg, fairness, newPromises);
    }

    /// Whether it does not matter which member bears a cost.
    boolean isPlain() {
        for (double weight : weights) {
            if (weight != 1) {
                return false;
            }
        }
        return fairness instanceof Fairness.None && promises.isNone();
    }

    /// Whether what members would pay alone enters.
    boolean needsAlone() {
        return promises.needsAlone() || !(fairness instanceof Fairness.None);
    }

    double weight(int member) {
        return weights.length == 0 ? 1.0 : weights[member];
    }
}
