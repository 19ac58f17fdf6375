/// Figures of a run: running meters and the catalogue of what each figure means.
///
/// Knows nothing of how a run is made. Reading order: [Meters], [KpiCatalogue], [KpiTable].
@NullMarked
package org.commonwatt.operate.kpi;

import org.jspecify.annotations.NullMarked;
