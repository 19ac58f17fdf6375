/// Learning from what a team has just played: steps of many copies side by side, what they were
/// worth, and clipped policy updates on them.
///
/// Deliberately unaware of which algorithm is running, and of how its parameters are called.
///
/// Reading order: [org.commonwatt.rl.algorithm.rollout.Rollout],
/// [org.commonwatt.rl.algorithm.rollout.AdvantageRule],
/// [org.commonwatt.rl.algorithm.rollout.StateRows], [org.commonwatt.rl.algorithm.rollout.Critic],
/// [org.commonwatt.rl.algorithm.rollout.GroupRows], [org.commonwatt.rl.algorithm.rollout.Sampler],
/// [org.commonwatt.rl.algorithm.rollout.ProximalShard],
/// [org.commonwatt.rl.algorithm.rollout.ProximalLearner]. Formulas: `docs/FORMULATION.md#learning`.
@NullMarked
package org.commonwatt.rl.algorithm.rollout;

import org.jspecify.annotations.NullMarked;
