package org.commonwatt.experiments.study.claims;

import org.commonwatt.numeric.Estimate;

/// What a family says of a variant (`docs/FORMULATION.md#claims`); shares and reductions are
/// positive where it is better than the reference.
///
/// @param variant which
/// @param seeds training seeds behind it; 0 where nothing is trained
/// @param money about cost
/// @param fairness about burdens
/// @param physics about energy
/// @param learning about its training; zeros where there is none
record VariantFigures(
        Variant variant,
        int seeds,
        Money money,
        Fairness fairness,
        Physics physics,
        Learned learning) {
    /// @param costPerWeek mean over weeks and seeds, currency
    /// @param reduction of it, share
    /// @param share of the headroom
    /// @param worstTenth CVaR of cost over the shift grid, currency per day
    /// @param worstTenthShare share of its headroom
    /// @param worstTenthReduction of it, share
    /// @param robustness reduction of the loss between the weeks as they were and the worst tenth
    /// @param robustnessCounts whether that is no effect of a dear nominal cost
    /// @param worstRegret largest regret over random mixes of shifts, share of the best cost
    /// @param meanRegret mean of the same
    record Money(
            double costPerWeek,
            Estimate reduction,
            Estimate share,
            double worstTenth,
            Estimate worstTenthShare,
            Estimate worstTenthReduction,
            Estimate robustness,
            boolean robustnessCounts,
            double worstRegret,
            double meanRegret) {}

    /// @param gini of the burden, as the market bills
    /// @param shared of the burden, the gain shared by leximin
    /// @param giniReduction as the market bills
    /// @param sharedReduction the gain shared by leximin
    /// @param sharedShare share of the headroom of the same
    /// @param groupsReduction of the largest distance between groups' traded energy
    record Fairness(
            double gini,
            double shared,
            Estimate giniReduction,
            Estimate sharedReduction,
            Estimate sharedShare,
            Estimate groupsReduction) {}

    /// @param peakKw highest import
    /// @param peakReduction below nobody controlling anything
    /// @param unservedKwhPerWeek demand that was not met, in the weeks as they were
    /// @param shiftedUnservedKwhPerDay the same per day over the shift grid
    /// @param emissionsKgPerWeek of the utility's energy
    /// @param secondsPerDecision mean
    record Physics(
            double peakKw,
            Estimate peakReduction,
            double unservedKwhPerWeek,
            double shiftedUnservedKwhPerDay,
            double emissionsKgPerWeek,
            double secondsPerDecision) {}

    /// @param steps until the return stayed near its last
    /// @param seconds the same
    /// @param totalSteps of the training
    /// @param totalSeconds of the training
    record Learned(double steps, double seconds, double totalSteps, double totalSeconds) {}
}
