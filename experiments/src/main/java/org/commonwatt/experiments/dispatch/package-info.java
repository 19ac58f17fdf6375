/// A day of a scenario planned ahead: what to plan it for, the plan, its files.
///
/// The planning itself is [org.commonwatt.operate.dispatch.WelfareDispatch]; here are names, days
/// and files. Reading order: [DispatchRequest], [DayDispatch], [DispatchOutcome], [DispatchFiles].
@NullMarked
package org.commonwatt.experiments.dispatch;

import org.jspecify.annotations.NullMarked;
