/// Optimisation: linear models with or without whole numbers, and what solves them.
///
/// Deliberately unaware of energy, money, members and time: columns, rows and numbers. It neither
/// loads files nor starts threads; the one solver of the product, which comes as a native library,
/// lives in [org.commonwatt.optim.highs].
///
/// Reading order: [org.commonwatt.optim.Model], [org.commonwatt.optim.Solver],
/// [org.commonwatt.optim.SolveResult], [org.commonwatt.optim.Plan], [org.commonwatt.optim.Session],
/// [org.commonwatt.optim.Conflict].
@NullMarked
package org.commonwatt.optim;

import org.jspecify.annotations.NullMarked;
