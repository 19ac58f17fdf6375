package org.commonwatt.operate.bilevel;

/// What a day's plan brought to each participant, `[N]`; common assets have no bill of their own,
/// their owners bear it by their shares.
///
/// @param bill what it pays for energy, + pays: the retailer's part, its purchases and sales
///   between members, its share of the common assets' bill
/// @param ownUsedKwh own generation that it did not give away
/// @param pooledKwh generation of other members that it bought
/// @param servedKwh demand that was met
/// @param unservedKwh demand that was not
/// @param storedKwh what its battery holds at the end
/// @param cost of the community: bills, wear, unserved demand at its VoLL
/// @param peakKw highest import of the community
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record DayResult(
        double[] bill,
        double[] ownUsedKwh,
        double[] pooledKwh,
        double[] servedKwh,
        double[] unservedKwh,
        double[] storedKwh,
        double cost,
        double peakKw) {}
