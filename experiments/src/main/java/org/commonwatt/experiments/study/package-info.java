/// Studies: a grid over keys of a scenario, policies and seeds as one tidy table, and how games and
/// learners scale with the number of agents. Finished pieces are kept one by one, so that a study
/// that was cut off goes on where it was.
///
/// Knows nothing of a command line. Reading order: [org.commonwatt.experiments.study.StudyFile],
/// [org.commonwatt.experiments.study.Study], [org.commonwatt.experiments.study.Scalability].
@NullMarked
package org.commonwatt.experiments.study;

import org.jspecify.annotations.NullMarked;
