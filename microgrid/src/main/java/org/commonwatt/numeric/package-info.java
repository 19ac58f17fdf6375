/// Numbers every room needs: named random streams, moments, quantiles, bootstrap intervals, summary
/// scores of many runs, and the tests that compare them.
///
/// Deliberately unaware of energy, learning, money, files and clocks: arrays and streams come in,
/// numbers and records go out. Distribution functions and the classical tests stand on Apache
/// Commons Statistics; what is written here is what that library lacks or cannot promise, such as
/// draws that are the same bits on every platform.
///
/// Reading order: [org.commonwatt.numeric.RandomStreams], [org.commonwatt.numeric.RandomStream],
/// [org.commonwatt.numeric.RunningMoments], [org.commonwatt.numeric.Quantiles],
/// [org.commonwatt.numeric.Interval], [org.commonwatt.numeric.Bootstrap],
/// [org.commonwatt.numeric.ScoreTable], [org.commonwatt.numeric.PairedTests],
/// [org.commonwatt.numeric.IndependentTests], [org.commonwatt.numeric.PValueAdjustment].
@NullMarked
package org.commonwatt.numeric;

import org.jspecify.annotations.NullMarked;
