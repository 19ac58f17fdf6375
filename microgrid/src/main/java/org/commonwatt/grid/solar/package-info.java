/// From sun and weather to the AC energy of photovoltaic systems.
///
/// Reading order: [SunPosition], [SunPath] (the sun over a whole axis, computed once for all
/// systems), [PlaneOfArray], [PvSystem], [PvArray]. Clear skies and the split into beam and diffuse
/// light are in [ClearSky] and [Erbs]. Formulas and sources: `docs/FORMULATION.md#pv`.
///
/// Knows nothing of members, prices or where the weather comes from.
@NullMarked
package org.commonwatt.grid.solar;

import org.jspecify.annotations.NullMarked;
