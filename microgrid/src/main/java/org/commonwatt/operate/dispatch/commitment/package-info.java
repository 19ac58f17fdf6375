/// Buying energy the day before, for a day that is not known yet: a plan over many possible days
/// with the best reaction to each of them, by the mean, by the worst share of days, or by the worst
/// distribution around them.
///
/// Deliberately unaware of members, meters and bills: a day is one pooled path of demand and
/// generation with its prices. What ambiguity and risk are is the room [org.commonwatt.robust]'s.
///
/// Reading order: [org.commonwatt.operate.dispatch.commitment.DayMarket],
/// [org.commonwatt.operate.dispatch.commitment.DayPath],
/// [org.commonwatt.operate.dispatch.commitment.CandidateDays],
/// [org.commonwatt.operate.dispatch.commitment.DayFamily],
/// [org.commonwatt.operate.dispatch.commitment.Risk],
/// [org.commonwatt.operate.dispatch.commitment.DayAheadCommitment],
/// [org.commonwatt.operate.dispatch.commitment.CommitmentResult],
/// [org.commonwatt.operate.dispatch.commitment.Recourse].
@NullMarked
package org.commonwatt.operate.dispatch.commitment;

import org.jspecify.annotations.NullMarked;
