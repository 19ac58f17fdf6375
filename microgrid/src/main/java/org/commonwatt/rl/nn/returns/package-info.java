/// What predictions are trained towards: advantages, returns and TD(λ) targets from recorded steps.
///
/// Deliberately unaware of networks and of how steps were recorded.
///
/// Reading order: [org.commonwatt.rl.nn.returns.RecordedSteps],
/// [org.commonwatt.rl.nn.returns.GeneralizedAdvantage],
/// [org.commonwatt.rl.nn.returns.LambdaReturn].
@NullMarked
package org.commonwatt.rl.nn.returns;

import org.jspecify.annotations.NullMarked;
