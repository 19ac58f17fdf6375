/// The arithmetic under neural networks: numbers in one precision, matrices in panels, and the
/// products, activations and updates that learning spends its time with, in plain loops and in
/// vectors.
///
/// Deliberately unaware of networks, losses and learning. Nothing here allocates after
/// construction, starts a thread or keeps state between calls.
///
/// Reading order: [org.commonwatt.rl.nn.kernel.Store], [org.commonwatt.rl.nn.kernel.Panels],
/// [org.commonwatt.rl.nn.kernel.Backend], [org.commonwatt.rl.nn.kernel.ScalarBackend], and only for
/// speed `VectorProducts`.
@NullMarked
package org.commonwatt.rl.nn.kernel;

import org.jspecify.annotations.NullMarked;
