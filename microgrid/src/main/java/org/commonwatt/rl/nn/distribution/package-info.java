/// Distributions of actions: log-probability, entropy and their gradients on a tape, and drawing
/// from a stream.
///
/// Deliberately unaware of what actions do and of losses.
///
/// Reading order: [org.commonwatt.rl.nn.distribution.DiagonalGaussian],
/// [org.commonwatt.rl.nn.distribution.SquashedGaussian],
/// [org.commonwatt.rl.nn.distribution.Categorical]. Formulas:
/// `docs/FORMULATION.md#nn-distributions`.
@NullMarked
package org.commonwatt.rl.nn.distribution;

import org.jspecify.annotations.NullMarked;
