/// What a run needs to know: the scenario and its settings.
///
/// Knows nothing of the files that scenarios come from. Reading order: [Scenario].
@NullMarked
package org.commonwatt.operate.scenario;

import org.jspecify.annotations.NullMarked;
