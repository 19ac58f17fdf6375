/// What algorithms that learn values share: mixers that make one value of several, steps along
/// gradients, networks that follow others.
///
/// Deliberately unaware of games, of memories and of who acts.
///
/// Reading order: [org.commonwatt.rl.algorithm.value.Mixer],
/// [org.commonwatt.rl.algorithm.value.Descent], [org.commonwatt.rl.algorithm.value.Following].
/// Formulas: `docs/FORMULATION.md#qmix`.
@NullMarked
package org.commonwatt.rl.algorithm.value;

import org.jspecify.annotations.NullMarked;
