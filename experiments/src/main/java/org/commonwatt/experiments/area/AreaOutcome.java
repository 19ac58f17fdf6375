package org.commonwatt.experiments.area;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a run of an area ended.
///
/// @param folder where the communities' run folders and the summary stand
/// @param summaries one per policy, in order; empty after an interruption
public record AreaOutcome(Path folder, List<AreaSummary> summaries) {
    public AreaOutcome {
        summaries = List.copyOf(summaries);
    }

    /// Whether every policy and community finished.
    public boolean complete() {
        return !summaries.isEmpty();
    }

    /// The summary of the first policy.
    public Optional<AreaSummary> first() {
        return summaries.stream().findFirst();
    }
}
