package org.commonwatt.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.experiments.explain.Explainer;
import org.commonwatt.server.data.RunTables;

/// Runs that are open for questions: the last few that were asked about, for what was played again
/// once is remembered.
public final class Explainers {
    private static final int OPEN_RUNS = 4;

    private final Map<String, Explainer> open =
            new LinkedHashMap<>(8, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Explainer> eldest) {
                    return size() > OPEN_RUNS;
                }
            };

    /// A run that is written anew under the same name is opened anew.
    synchronized Explainer of(RunTables run) {
        String key = run.folder() + " " + run.manifest().path("finishedAt").asString("");
        Explainer known = open.get(key);
        if (known == null) {
            known = Explainer.open(run.folder());
            open.put(key, known);
        }
        return known;
    }
}
