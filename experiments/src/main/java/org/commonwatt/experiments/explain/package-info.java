/// Explanations of finished runs: a run folder in, records, words and JSON out.
///
/// Opens the scenario that the folder names, makes sure that it is still the same, plays the run
/// again and asks `org.commonwatt.explain`. Knows nothing of the command line and of the service.
///
/// Reading order: [org.commonwatt.experiments.explain.Explainer],
/// [org.commonwatt.experiments.explain.ExplanationWords],
/// [org.commonwatt.experiments.explain.ExplanationJson].
@NullMarked
package org.commonwatt.experiments.explain;

import org.jspecify.annotations.NullMarked;
