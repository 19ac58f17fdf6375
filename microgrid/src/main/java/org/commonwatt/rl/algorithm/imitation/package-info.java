/// Learning from an expert: teams that do what somebody who knows the game would do.
///
/// Knows nothing of who the expert is. Reading order:
/// [org.commonwatt.rl.algorithm.imitation.Dagger],
/// [org.commonwatt.rl.algorithm.imitation.ImitationTraining],
/// [org.commonwatt.rl.algorithm.imitation.Lessons]. `docs/FORMULATION.md#imitation`.
@NullMarked
package org.commonwatt.rl.algorithm.imitation;

import org.jspecify.annotations.NullMarked;
