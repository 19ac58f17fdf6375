/// Policies judged on days that nobody forecast: every cell of the shift grid, paired, day by day
/// (`docs/FORMULATION.md#shift-grid`).
///
/// Reading order: [org.commonwatt.experiments.evaluation.shifts.ShiftEvaluation],
/// [org.commonwatt.experiments.evaluation.shifts.ShiftedRun],
/// [org.commonwatt.experiments.evaluation.shifts.ShiftComparison],
/// [org.commonwatt.experiments.evaluation.shifts.ShiftFiles].
@NullMarked
package org.commonwatt.experiments.evaluation.shifts;

import org.jspecify.annotations.NullMarked;
