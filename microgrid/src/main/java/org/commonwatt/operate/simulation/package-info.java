/// A run: one scenario under one policy, step by step, with books, trace and result.
///
/// Knows nothing of files. Reading order: [Simulation], [Runs], [RunResult].
@NullMarked
package org.commonwatt.operate.simulation;

import org.jspecify.annotations.NullMarked;
