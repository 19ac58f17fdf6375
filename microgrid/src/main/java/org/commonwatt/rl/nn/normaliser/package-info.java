/// Scales: of observations by running moments, of rewards by the spread of their discounted sums,
/// of values by exponential averages.
///
/// Deliberately unaware of networks: numbers in, numbers out. Not thread-safe; moments are learnt
/// on one thread and read on many.
///
/// Reading order: [org.commonwatt.rl.nn.normaliser.RunningNormaliser],
/// [org.commonwatt.rl.nn.normaliser.RewardScaler],
/// [org.commonwatt.rl.nn.normaliser.ValueNormaliser]. Formulas:
/// `docs/FORMULATION.md#nn-optimisers`.
@NullMarked
package org.commonwatt.rl.nn.normaliser;

import org.jspecify.annotations.NullMarked;
