package org.commonwatt.equity.sharing;

/// What one should know about an allocation; put into words at the edge.
public sealed interface Caution {

    /// Twice the weight would give a member less. Weights are then no means to help.
    ///
    /// @param member whose weight
    /// @param before share with its weight
    /// @param after share with twice its weight
    record OwnWeightBackfires(int member, double before, double after) implements Caution {}

    /// Shares are estimates.
    ///
    /// @param orders how many orders of the members were played
    /// @param level probability with which the interval of one member covers
    /// @param widest largest half width
    record Sampled(int orders, double level, double widest) implements Caution {}

    /// Not every coalition could be looked at in the time given: one might be short by up to
    /// `bound`.
    record Unproven(double bound) implements Caution {}

    /// Scarce common connections earned `amount`, given back in proportion to load: the shares need
    /// not lie in the core.
    record RentGivenBack(double amount) implements Caution {}

    /// There is nothing to share: v(N) is `gain`.
    record NoGain(double gain) implements Caution {}

    /// The community made a loss, which its members bear in proportion to their bills alone.
    record LossBorne(double gain) implements Caution {}
}
