package org.commonwatt.experiments.audit;

import java.util.List;

/// What an audit found.
///
/// @param folder the run folder as it was named
/// @param complete which days and billing periods the journal holds, one sentence per policy
/// @param checks in the order in which they were made
public record AuditReport(String folder, List<String> complete, List<Check> checks) {
    public AuditReport {
        complete = List.copyOf(complete);
        checks = List.copyOf(checks);
    }

    /// One check.
    ///
    /// @param name short name
    /// @param rule what must hold
    /// @param places number of places where it was checked; 0 where the run has none
    /// @param violations each with its place, the first of them where they are many
    public record Check(String name, String rule, long places, List<String> violations) {
        public Check {
            violations = List.copyOf(violations);
        }

        /// Whether it holds everywhere.
        public boolean holds() {
            return violations.isEmpty();
        }
    }

    /// Whether every check holds.
    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }
}
