/// A scenario and its policies in, a run folder out.
///
/// Policies run side by side on a few threads; what they compute does not depend on how many. Knows
/// no command line and prints nothing: progress goes to a listener, an interruption comes from a
/// flag.
///
/// Start reading at [org.commonwatt.experiments.run.Runner].
@NullMarked
package org.commonwatt.experiments.run;

import org.jspecify.annotations.NullMarked;
