package org.commonwatt.operate.dispatch;

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
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record CommunityTerms(
        double[] importLimitKwh,
        double[] exportLimitKwh,
        boolean pools,
        double[] localCostPerKwh,
        double[] carbonKgPerKwh,
        double valueOfLostLoadPerKwh) {

    void requireSteps(int steps) {
        SeriesCheck.require("the community", "importLimitKwh", importLimitKwh, steps);
        SeriesCheck.require("the community", "exportLimitKwh", exportLimitKwh, steps);
        SeriesCheck.require("the community", "localCostPerKwh", localCostPerKwh, steps);
        SeriesCheck.require("the community", "carbonKgPerKwh", carbonKgPerKwh, steps);
    }
}
