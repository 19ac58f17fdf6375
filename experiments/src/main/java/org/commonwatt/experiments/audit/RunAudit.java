package org.commonwatt.experiments.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Derives every balance of a run again from its journal (`docs/FORMULATION.md#audit`): both sides
/// of the accounts, whole days and periods, bills, trades, transfers, rounding, and, where steps
/// are stored, the energy of every meter.
///
/// Works on complete run folders and on what a killed run left. It says what contradicts what; a
/// change that is made to all files at once and consistently shows nowhere.
public final class RunAudit {
    private RunAudit() {}

    /// Audits a folder and changes nothing in it.
    ///
    /// @throws org.commonwatt.experiments.store.RunFolderException if it is no run folder, or
    ///   cannot be read
    public static AuditReport of(Path folder) {
        try (Journal journal = Journal.open(folder)) {
            var inside = new JournalChecks(journal);
            List<AuditReport.Check> checks = new ArrayList<>(inside.all());
            checks.addAll(new FileChecks(folder, journal).all());
            return new AuditReport(folder.toString(), inside.complete(), checks);
        }
    }
}
