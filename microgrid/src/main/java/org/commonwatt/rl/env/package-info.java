/// Environments that several agents act in at once: the contract, a skeleton that keeps it, and
/// many copies side by side.
///
/// Knows nothing of what happens inside an environment, and nothing of learning. Reading order:
/// [ParallelEnv], [EnvSpec], [EpisodicEnv], [VectorEnv], [CheckedEnv].
@NullMarked
package org.commonwatt.rl.env;

import org.jspecify.annotations.NullMarked;
