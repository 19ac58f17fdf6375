/// The study of equity on two levels: who sets what groups weigh in the daily plan, under six
/// scenarios, and what that brings against sharing the gain fairly.
///
/// Knows no command line. Reading order: [org.commonwatt.experiments.bilevel.BilevelSettings],
/// [org.commonwatt.experiments.bilevel.BilevelStudy],
/// [org.commonwatt.experiments.bilevel.OperatorTraining],
/// [org.commonwatt.experiments.bilevel.RunRows].
@NullMarked
package org.commonwatt.experiments.bilevel;

import org.jspecify.annotations.NullMarked;
