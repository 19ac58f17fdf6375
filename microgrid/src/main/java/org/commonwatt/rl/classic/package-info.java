/// Small games whose answers are known, to tell whether a learner learns: classic control, particle
/// worlds, matrix games, a maze that must be remembered.
///
/// Knows the games and the environment contract, no learner. Dynamics and rewards are those of the
/// published environments step for step; random starts are drawn from the product's own streams.
/// Reading order: [CartPole], [SimpleSpread], [MatrixGame], [TwoStepGame], [TMaze].
@NullMarked
package org.commonwatt.rl.classic;

import org.jspecify.annotations.NullMarked;
