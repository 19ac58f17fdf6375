/// Weather files as others publish them (EPW, TMY3, PVGIS) or a user writes them (CSV): read by
/// what their headers say, checked, gaps filled, brought to the steps of a scenario as a
/// [org.commonwatt.grid.WeatherSeries].
///
/// Knows nothing of panels, heat pumps or members, and makes up no weather: what a file lacks is
/// named. Reading order: [WeatherReader], [WeatherFile], [WeatherClock], [WeatherAlignment].
@NullMarked
package org.commonwatt.experiments.weather;

import org.jspecify.annotations.NullMarked;
