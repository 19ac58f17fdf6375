/// Fairness between agents while they learn: advantages of all agents are combined by the gradient
/// of a welfare function of what each has gained.
///
/// Knows nothing of what agents gain: it reads rewards that add up to benefits. Reading order:
/// [EquityMode], [WelfareRule], [PidMultiplier].
@NullMarked
package org.commonwatt.rl.algorithm.fair;

import org.jspecify.annotations.NullMarked;
