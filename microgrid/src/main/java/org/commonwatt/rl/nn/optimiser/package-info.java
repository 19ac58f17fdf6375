/// Optimisers in PyTorch's formulas, and the norm by which gradients are clipped.
///
/// Deliberately unaware of losses and networks: values and a gradient of the same length.
///
/// Reading order: [org.commonwatt.rl.nn.optimiser.Optimiser],
/// [org.commonwatt.rl.nn.optimiser.Adam], [org.commonwatt.rl.nn.optimiser.GradientNorm]. Formulas:
/// `docs/FORMULATION.md#nn-optimisers`.
@NullMarked
package org.commonwatt.rl.nn.optimiser;

import org.jspecify.annotations.NullMarked;
