/// A finished run as a page that anyone can read, and as a bill for each member.
///
/// Every panel opens with what its numbers say, shows them, and lists them. The pages need no
/// network and no script. Knows nothing of how a run came about, only its results.
///
/// Start reading at [org.commonwatt.experiments.report.ReportPage]; figures that several places
/// show are made once, in [org.commonwatt.experiments.report.PolicySummary].
@NullMarked
package org.commonwatt.experiments.report;

import org.jspecify.annotations.NullMarked;
