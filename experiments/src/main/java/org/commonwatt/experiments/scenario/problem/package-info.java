/// What is wrong or odd with a user's input, told with its place, its rule and a likely cause.
///
/// Knows nothing of where the input comes from.
@NullMarked
package org.commonwatt.experiments.scenario.problem;

import org.jspecify.annotations.NullMarked;
