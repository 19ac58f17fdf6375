/// Policies judged on weeks that nobody learned from, side by side: frozen windows, paired
/// comparisons with intervals, one tidy table.
///
/// Knows nothing of how policies were made, and of no command line; an interruption comes from a
/// flag, progress goes to a listener. Definitions: `docs/FORMULATION.md#evaluation`.
///
/// Reading order: [org.commonwatt.experiments.evaluation.JudgedWeek],
/// [org.commonwatt.experiments.evaluation.Contestant],
/// [org.commonwatt.experiments.evaluation.Evaluation],
/// [org.commonwatt.experiments.evaluation.Comparison].
@NullMarked
package org.commonwatt.experiments.evaluation;

import org.jspecify.annotations.NullMarked;
