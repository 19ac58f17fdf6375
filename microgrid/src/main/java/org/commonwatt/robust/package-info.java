/// Decisions under uncertainty about the distribution itself: sets of distributions around a sample
/// of days, the worst of each, risk measures, distances between samples, the choice of a radius.
///
/// Deliberately unaware of energy, time and money: a day is an index with candidates beside it, an
/// outcome a number that is a return or a cost. Optimisers and learners use the same classes: one
/// puts the set into a linear model, the other weighs its samples with the worst distribution.
///
/// Reading order: [org.commonwatt.robust.AmbiguitySet], [org.commonwatt.robust.WassersteinSet],
/// [org.commonwatt.robust.WorstDistribution], [org.commonwatt.robust.RiskMeasure],
/// [org.commonwatt.robust.ConditionalValueAtRisk], [org.commonwatt.robust.WassersteinDistance],
/// [org.commonwatt.robust.DayMetric], [org.commonwatt.robust.RadiusChoice].
@NullMarked
package org.commonwatt.robust;

import org.jspecify.annotations.NullMarked;
