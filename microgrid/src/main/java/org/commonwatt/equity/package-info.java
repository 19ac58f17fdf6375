/// Fairness as numbers: how unequally something is spread over people, which part of that lies
/// between groups, and how heavily energy bills weigh on incomes.
///
/// Deliberately unaware of how the amounts came about (devices, markets, learning) and of what
/// should be done about them: it measures arrays of non-negative amounts and returns numbers and
/// records. An index that is undefined for an input is NaN, which reports print as null; an input
/// without meaning, such as a negative amount, is rejected.
///
/// Reading order: [org.commonwatt.equity.InequalityIndex], [org.commonwatt.equity.WeightedValues],
/// [org.commonwatt.equity.Gini] and the other indices, [org.commonwatt.equity.LorenzCurve],
/// [org.commonwatt.equity.TheilDecomposition], [org.commonwatt.equity.EnergyBurden].
@NullMarked
package org.commonwatt.equity;

import org.jspecify.annotations.NullMarked;
