package org.commonwatt.robust;

/// Distributions that are taken for possible, around a sample of N nominal days. Each day i has K
/// candidates, of which candidate 0 is the day itself; a distribution q gives every day the mass
/// 1/N and spreads it over the day's candidates (`docs/FORMULATION.md#ambiguity`).
///
/// Arrays over candidates are flat `[day × candidate]`, index `i·K + k`.
///
/// A set is immutable and may be used by several threads; what is filled belongs to the caller.
/// After construction nothing is allocated, so that a training loop may ask in every iteration.
public interface AmbiguitySet {

    /// Number of nominal days N.
    int days();

    /// Number of candidates of each day K.
    int candidates();

    /// Finds the distribution of the set under which the outcomes are worst on average.
    ///
    /// @param outcomes return or cost of each candidate, `[N × K]`, finite
    /// @param outcome which of both they are
    /// @param into the distribution and what is known about it; made for N days and K candidates
    /// @return the worst mean, in the unit and sign of the outcomes
    double worst(double[] outcomes, Outcome outcome, WorstDistribution into);

    /// The dual function: for any multiplier ≥ 0 a mean that no distribution of the set is worse
    /// than. At the best multiplier, [WorstDistribution#multiplier()], it is the worst mean itself.
    ///
    /// @param multiplier λ, in units of the outcomes per unit of the budget
    double bound(double multiplier, double[] outcomes, Outcome outcome);
}
