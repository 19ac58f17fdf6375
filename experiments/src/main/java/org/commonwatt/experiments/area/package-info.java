/// Runs of several communities under one utility: side by side where their charges hang on each
/// other, then each as a run of its own with what the utility charged it.
///
/// Knows no formula: coupling and settlement are the library's. Reading order:
/// [org.commonwatt.experiments.area.AreaRunner], [org.commonwatt.experiments.area.AreaSummary].
/// `docs/FORMULATION.md#coupling`.
@NullMarked
package org.commonwatt.experiments.area;

import org.jspecify.annotations.NullMarked;
