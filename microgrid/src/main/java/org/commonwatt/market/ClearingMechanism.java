package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// Decides which members' imports and exports of a step count as trades between members, at what
/// price. Formula mechanisms see the metered flows (`docs/FORMULATION.md#one-step`, point 6).
///
/// Every implementation keeps, per copy: 0 ≤ purchase ≤ import, 0 ≤ sale ≤ export, Σ purchase = Σ
/// sale ≤ min(Σ import, Σ export), Σ purchase·price − Σ sale·price = tradeSurplus ≥ 0 and Σ
/// communityCharge = 0, up to rounding. Implementations have no state and may be shared by threads.
public interface ClearingMechanism {
    /// Name in scenario files.
    String name();

    /// Whether members trade at all; rules act on the community's net where they do.
    boolean pools();

    /// Clears one copy's step.
    ///
    /// @param prices tariffs of the members
    /// @param t step of the prices
    /// @param flows metered flows, read at `copy·N .. copy·N+N-1`
    /// @param copy which copy
    /// @param out written at the same places
    void clear(Prices prices, int t, StepFlows flows, int copy, Clearing out);
}
