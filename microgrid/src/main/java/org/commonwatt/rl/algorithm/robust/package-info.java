/// Learning that holds on other days than those it was shown: episodes that could have turned out
/// differently, and how much each way of turning out counts.
///
/// Sees returns, numbers of candidates and what moving mass to them costs; what a candidate is, and
/// how it is made, is the game's. Reading order: [org.commonwatt.rl.algorithm.robust.RobustMode],
/// [org.commonwatt.rl.algorithm.robust.CandidateSet].
@NullMarked
package org.commonwatt.rl.algorithm.robust;

import org.jspecify.annotations.NullMarked;
