/// Layers: linear maps, perceptrons, gated recurrent units, layer normalisation, how weights start,
/// and the element-wise operations that networks are put together with.
///
/// Deliberately unaware of losses and of what outputs mean.
///
/// Reading order: [org.commonwatt.rl.nn.layer.Linear], [org.commonwatt.rl.nn.layer.Mlp],
/// [org.commonwatt.rl.nn.layer.Gru], [org.commonwatt.rl.nn.layer.LayerNorm],
/// [org.commonwatt.rl.nn.layer.Orthogonal], [org.commonwatt.rl.nn.layer.Operations].
@NullMarked
package org.commonwatt.rl.nn.layer;

import org.jspecify.annotations.NullMarked;
