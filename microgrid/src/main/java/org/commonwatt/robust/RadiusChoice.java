package org.commonwatt.robust;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A radius chosen by cross-validation: for each one, decisions are made on most days and paid for
/// on the others (`docs/FORMULATION.md#radius`).
///
/// @param radius the one with the lowest mean cost on held-out days, the smallest of equals
/// @param meanCosts mean cost per held-out day of each radius that was tried, in their order; NaN
///   where there was no decision
@SuppressWarnings("ArrayRecordComponent") // A view of what was tried; never compared.
public record RadiusChoice(double radius, double[] meanCosts) {

    /// What decisions with a radius cost on days that they were not made for.
    @FunctionalInterface
    public interface HeldOutCost {
        /// Mean cost over the held-out days, of the decision made on the others; NaN where there is
        /// none.
        double of(double radius, int[] trainingDays, int[] heldOutDays);
    }

    /// Tries every radius on the same folds: blocks of neighbouring days, since days that follow
    /// each other resemble each other and would otherwise be known from training. Each day is held
    /// out once.
    ///
    /// @param radii ≥ 0, at least one
    /// @param days number of days N, in order of time
    /// @param folds number of blocks, 2 … N
    /// @throws IllegalArgumentException where no radius had a cost
    public static RadiusChoice byCrossValidation(
            double[] radii, int days, int folds, HeldOutCost cost) {
        if (folds < 2 || folds > days) {
            throw new IllegalArgumentException(
                    "Cross-validation needs 2 folds to one per day: %d folds, %d days"
                            .formatted(folds, days));
        }
        double[] means = new double[radii.length];
        int best = -1;
        for (int r = 0; r < radii.length; r++) {
            means[r] = meanCost(radii[r], days, folds, cost);
            boolean better =
                    best < 0
                            || means[r] < means[best]
                            || (means[r] == means[best] && radii[r] < radii[best]);
            best = !Double.isNaN(means[r]) && better ? r : best;
        }
        if (best < 0) {
            throw new IllegalArgumentException(
                    "One radius at least must lead to decisions: " + Arrays.toString(radii));
        }
        return new RadiusChoice(radii[best], means);
    }

    private static double meanCost(double radius, int days, int folds, HeldOutCost cost) {
        double sum = 0.0;
        for (int fold = 0; fold < folds; fold++) {
            int from = (int) ((long) fold * days / folds);
            int to = (int) ((fold + 1L) * days / folds);
            int[] heldOut = IntStream.range(from, to).toArray();
            int[] training = IntStream.range(0, days).filter(i -> i < from || i >= to).toArray();
            sum += heldOut.length * cost.of(radius, training, heldOut);
        }
        return sum / days;
    }
}
