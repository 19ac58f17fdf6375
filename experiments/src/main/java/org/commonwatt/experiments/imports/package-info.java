/// Importers: from data as others publish or meters write them to a scenario folder, with a list of
/// what was filled in, left out or looks odd.
///
/// Knows nothing of simulation. Reading order: [ImportResult], [ImportReport], [ScenarioFolder],
/// then an importer: [CityLearnImport], [LondonImport], [MeterImport], [WeatherImport],
/// [MatpowerImport], [SimbenchImport].
@NullMarked
package org.commonwatt.experiments.imports;

import org.jspecify.annotations.NullMarked;
