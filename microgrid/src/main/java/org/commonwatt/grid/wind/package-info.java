/// From weather to the AC energy of wind turbines.
///
/// Reading order: [WindTurbine], [PowerCurve], [WindShear]. Formulas and sources:
/// `docs/FORMULATION.md#wind`.
///
/// Knows nothing of members, prices, wakes between turbines or where the weather comes from.
@NullMarked
package org.commonwatt.grid.wind;

import org.jspecify.annotations.NullMarked;
