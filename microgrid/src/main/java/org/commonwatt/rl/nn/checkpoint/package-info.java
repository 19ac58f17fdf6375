/// Parameters as bytes in the safetensors format, which Python reads too. The caller writes and
/// reads files.
///
/// Deliberately unaware of files and of what parameters mean.
///
/// Reading order: [org.commonwatt.rl.nn.checkpoint.Checkpoint],
/// [org.commonwatt.rl.nn.checkpoint.CheckpointException].
@NullMarked
package org.commonwatt.rl.nn.checkpoint;

import org.jspecify.annotations.NullMarked;
