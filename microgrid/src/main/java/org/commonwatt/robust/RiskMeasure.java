package org.commonwatt.robust;

import java.util.Arrays;

/// One number for uncertain outcomes that does not look at their mean alone.
///
/// Every measure here is coherent, so it is a mean under other weights: those that move mass from
/// the good outcomes to the bad ones (`docs/FORMULATION.md#cvar`). The other weights are also the
/// derivative of the measure by the outcomes, which is what a learner multiplies its samples with.
public interface RiskMeasure {

    /// Short name for tables.
    String name();

    /// Finds the weights under which the mean is the measure.
    ///
    /// @param values returns or costs, finite, at least one
    /// @param weights ≥ 0, as many as values, not all 0; only their ratios count
    /// @param outcome which of both the values are
    /// @param into receives the other weights, with the sum 1
    void reweigh(double[] values, double[] weights, Outcome outcome, double[] into);

    /// The measure of weighted outcomes, in their unit and sign.
    default double of(double[] values, double[] weights, Outcome outcome) {
        double[] other = new double[values.length];
        reweigh(values, weights, outcome, other);
        double sum = 0.0;
        for (int i = 0; i < values.length; i++) {
            sum += other[i] * values[i];
        }
        return sum;
    }

    /// The measure of outcomes that are equally likely.
    default double of(double[] values, Outcome outcome) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1.0);
        return of(values, ones, outcome);
    }
}
