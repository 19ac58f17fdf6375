/// The best plan of a window: what every device should do if the window came as expected, at least
/// cost and with the fairness that was asked for (`docs/FORMULATION.md#dispatch`).
///
/// A [DispatchProblem] is data only: golden numbers, scenarios, coalitions and forecasts are all
/// written as one. Reading order: [DispatchProblem], [DispatchMember], [Store].
@NullMarked
package org.commonwatt.operate.dispatch;

import org.jspecify.annotations.NullMarked;
