/// Time series in CSV files: bounded reading, units in column names, times with and without
/// offsets, alignment to a [org.commonwatt.grid.TimeAxis], short gaps.
///
/// Knows nothing of participants or tariffs. Reading order: [CsvTable], [SeriesUnit],
/// [SeriesTimes], [SeriesGrid], [SeriesStore].
@NullMarked
package org.commonwatt.experiments.scenario.series;

import org.jspecify.annotations.NullMarked;
