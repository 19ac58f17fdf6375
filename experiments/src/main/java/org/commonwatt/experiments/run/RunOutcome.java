package org.commonwatt.experiments.run;

import java.nio.file.Path;
import java.util.Optional;
import org.commonwatt.experiments.report.RunReport;

/// How a run ended.
///
/// @param complete whether every policy finished
/// @param folder where the result stands: the run folder, or its `.partial` sibling after an
///   interruption
/// @param report what the pages show; empty if no policy finished
/// @param keptDays days in the ledger, all policies together
public record RunOutcome(boolean complete, Path folder, Optional<RunReport> report, int keptDays) {}
