/// Days that nobody forecast: families of perturbations that turn the days of a scenario into worse
/// ones, and the fixed grid of them that policies are judged on.
///
/// Knows scenarios, and neither who learns from them nor how much mass they get; distances of mass
/// are the business of [org.commonwatt.robust]. A family is one file: its reference severity, what
/// it changes, whether a scenario can feel it. Reading order:
/// [org.commonwatt.operate.scenario.shift.ShiftFamily],
/// [org.commonwatt.operate.scenario.shift.Span], [org.commonwatt.operate.scenario.shift.Shift],
/// [org.commonwatt.operate.scenario.shift.ShiftFamilies],
/// [org.commonwatt.operate.scenario.shift.ShiftGrid].
@NullMarked
package org.commonwatt.operate.scenario.shift;

import org.jspecify.annotations.NullMarked;
