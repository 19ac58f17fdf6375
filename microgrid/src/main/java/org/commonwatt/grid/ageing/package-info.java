/// How batteries lose capacity: rainflow cycles of a day's state of charge, loss by standing and by
/// cycling. Reading order: [Ageing], [DayStress], [LfpAgeing], [Rainflow].
///
/// Pure arithmetic on numbers and arrays. Knows no battery, no step and no community; the loop
/// brings the samples and keeps the losses.
@NullMarked
package org.commonwatt.grid.ageing;

import org.jspecify.annotations.NullMarked;
