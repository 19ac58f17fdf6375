package org.commonwatt.operate.simulation;

/// What the members shared for a billing period (`docs/FORMULATION.md#gain-sharing`).
///
/// @param period calendar month, `yyyy-MM`
/// @param gainUnits what they would have paid alone less what left the community, 1e-5 currency;
///   negative where being together cost more, which they bear in proportion to their retail bills
public record PeriodGain(String period, long gainUnits) {
    /// Whether being together cost more than being alone.
    public boolean isLoss() {
        return gainUnits < 0;
    }
}
