/// A small chart kit: data in, inline SVG out.
///
/// A chart is a pure function of its data. Colours are names of CSS variables, so that the page
/// decides what they look like by day and by night; every mark carries its exact value as a hover
/// text. Knows nothing of energy: words, units and colours come from the caller.
///
/// Start reading at [org.commonwatt.experiments.report.chart.Html], then
/// [org.commonwatt.experiments.report.chart.Plot].
@NullMarked
package org.commonwatt.experiments.report.chart;

import org.jspecify.annotations.NullMarked;
