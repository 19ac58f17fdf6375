/// Equity on two levels: each day somebody sets how much groups weigh, then the best plan of the
/// day is made with these weights (`docs/FORMULATION.md#bilevel`).
///
/// Knows dispatch, sharing and the environment contract of `rl.env`; knows no learner, and not
/// where days come from beyond a scenario. Reading order: [Stress], [PlannedDays], [LowerLevel],
/// [EquityRecord], [EquityGame], [EquityController], [EquityRun], [MonthSharing].
@NullMarked
package org.commonwatt.operate.bilevel;

import org.jspecify.annotations.NullMarked;
