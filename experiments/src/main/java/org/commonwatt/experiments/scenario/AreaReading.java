package org.commonwatt.experiments.scenario;

import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;

/// What became of the file of an area.
public sealed interface AreaReading {

    /// The file can be run.
    ///
    /// @param warnings what looks odd, of its scenarios too
    record Loaded(Area area, List<Problem> warnings) implements AreaReading {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /// The file cannot be run.
    ///
    /// @param rejected why, as of a scenario
    record Rejected(ScenarioReading.Rejected rejected) implements AreaReading {}
}
