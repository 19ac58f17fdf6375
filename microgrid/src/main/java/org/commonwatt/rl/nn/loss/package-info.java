/// Losses, one per row: clipped policy losses, value losses, squared and Huber errors.
///
/// Deliberately unaware of networks and of how advantages and targets came about.
///
/// Reading order: [org.commonwatt.rl.nn.loss.ClippedSurrogate],
/// [org.commonwatt.rl.nn.loss.ErrorLoss], [org.commonwatt.rl.nn.loss.ValueLoss]. Formulas:
/// `docs/FORMULATION.md#nn-losses`.
@NullMarked
package org.commonwatt.rl.nn.loss;

import org.jspecify.annotations.NullMarked;
