/// What learning from old experience shares: a game in play, the memory of its steps, and the size
/// of its rewards.
///
/// Deliberately unaware of networks and of what is learnt from the steps.
///
/// Reading order: [org.commonwatt.rl.algorithm.replay.Play],
/// [org.commonwatt.rl.algorithm.replay.Replay]. Formulas: `docs/FORMULATION.md#replay`.
@NullMarked
package org.commonwatt.rl.algorithm.replay;

import org.jspecify.annotations.NullMarked;
