/// What agents are paid for: the cost of a step by its parts, and who is credited with it.
///
/// Knows nothing of learning. Reading order: [org.commonwatt.operate.reward.Credit],
/// [org.commonwatt.operate.reward.RewardWeights], [org.commonwatt.operate.reward.StepCosts].
/// `docs/FORMULATION.md#rewards`.
@NullMarked
package org.commonwatt.operate.reward;

import org.jspecify.annotations.NullMarked;
