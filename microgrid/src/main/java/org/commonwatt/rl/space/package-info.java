/// What observations and actions look like: named numbers in flat arrays, with their bounds or
/// their choices.
///
/// Knows neither what the numbers mean nor how anybody learns from them; encoding for a network
/// (one-hot, scaling) is the learner's. Reading order: [Space], [Box], [Discrete], [MultiDiscrete].
@NullMarked
package org.commonwatt.rl.space;

import org.jspecify.annotations.NullMarked;
