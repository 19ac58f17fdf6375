/// Checks a run folder after the fact: derives every balance again from the journal and holds the
/// other files against it.
///
/// Reads the folder and changes nothing in it. Knows nothing of how a run is made: what it says
/// follows from the files alone. Start reading at [org.commonwatt.experiments.audit.RunAudit].
@NullMarked
package org.commonwatt.experiments.audit;

import org.jspecify.annotations.NullMarked;
