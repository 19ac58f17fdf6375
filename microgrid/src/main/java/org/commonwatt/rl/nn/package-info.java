/// Neural networks: parameters, a tape that computes a loss and its gradient, and minibatches cut
/// into shards whose results do not depend on the number of threads.
///
/// A tape is recorded once for a number of rows and then played as often as needed, forwards and
/// backwards, without allocating. Derivatives are of first order.
///
/// Deliberately unaware of games, agents and algorithms, and of where workers come from.
///
/// Reading order: [org.commonwatt.rl.nn.Parameters], [org.commonwatt.rl.nn.Tape],
/// [org.commonwatt.rl.nn.Operation], [org.commonwatt.rl.nn.ShardedGradient], then the packages
/// `layer`, `distribution`, `loss`, `optimiser`, `normaliser`, `returns`, `checkpoint`, `onnx`;
/// `kernel` for how it is computed. Formulas: `docs/FORMULATION.md#nn`.
@NullMarked
package org.commonwatt.rl.nn;

import org.jspecify.annotations.NullMarked;
