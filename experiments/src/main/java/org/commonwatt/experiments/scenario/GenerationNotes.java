package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Findings;

/// What was generated for whom, told in one sentence per kind of series.
final class GenerationNotes {
    private final Map<String, List<String>> idsByClause = new LinkedHashMap<>();

    /// Notes that `what` of participant `id` is generated.
    void add(String what, String id) {
        note(what + " is generated", id);
    }

    /// Notes what holds of participant `id`, such as `Demand is generated`.
    void note(String clause, String id) {
        idsByClause.computeIfAbsent(clause, key -> new ArrayList<>()).add(id);
    }

    /// Writes the sentences.
    void tell(Findings findings) {
        for (Map.Entry<String, List<String>> entry : idsByClause.entrySet()) {
            List<String> ids = entry.getValue();
            String who =
                    ids.size() <= 4
                            ? String.join(", ", ids)
                            : "%d participants (%s to %s)"
                                    .formatted(ids.size(), ids.getFirst(), ids.getLast());
            findings.assumption("%s for %s.".formatted(entry.getKey(), who));
        }
    }
}
