package org.commonwatt.operate.dispatch;

import org.jspecify.annotations.Nullable;

/// What the members of a window have in common.
///
/// The arrays are the record's own, `[T]`, to be read only.
///
/// @param importLimitKwh most that the community may import per step; 0 in an outage, infinite for
///   no limit
/// @param exportLimitKwh most that it may export per step
/// @param pools whether members exchange energy; where not, every kWh goes through a member's
///   retailer
/// @param localCostPerKwh what leaves the community per exchanged kWh: local grid fee and taxes
/// @param carbonKgPerKwh carbon of an imported kWh
/// @param valueOfLostLoadPerKwh VoLL, ≥ 0
/// @param bought what was bought ahead; null for nothing
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record CommunityTerms(
        double[] importLimitKwh,
        double[] exportLimitKwh,
        boolean pools,
        double[] localCostPerKwh,
        double[] carbonKgPerKwh,
        double valueOfLostLoadPerKwh,
        @Nullable Bought bought) {

    /// What was bought ahead, `[T]`.
    ///
    /// @param energyKwh energy per step, ≥ 0; 0 where that is open
    /// @param reliefPerKwh what a kWh of it costs less than one that was not bought: the price of
    ///   what is missing less that of what is left
    public record Bought(double[] energyKwh, double[] reliefPerKwh) {}

    /// With nothing bought ahead.
    public CommunityTerms(
            double[] importLimitKwh,
            double[] exportLimitKwh,
            boolean pools,
            double[] localCostPerKwh,
            double[] carbonKgPerKwh,
            double valueOfLostLoadPerKwh) {
        this(
                importLimitKwh,
                exportLimitKwh,
                pools,
                localCostPerKwh,
                carbonKgPerKwh,
                valueOfLostLoadPerKwh,
                null);
    }

    void requireSteps(int steps) {
        SeriesCheck.require("the community", "importLimitKwh", importLimitKwh, steps);
        SeriesCheck.require("the community", "exportLimitKwh", exportLimitKwh, steps);
        SeriesCheck.require("the community", "localCostPerKwh", localCostPerKwh, steps);
        SeriesCheck.require("the community", "carbonKgPerKwh", carbonKgPerKwh, steps);
    }
}
