package org.commonwatt.experiments.scenario;

import java.util.List;
import java.util.stream.Collectors;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.operate.scenario.Scenario;

/// What became of a scenario file.
public sealed interface ScenarioReading {

    /// The file can be run.
    ///
    /// @param scenario the checked scenario; its assumptions name everything drawn or filled in
    /// @param warnings what looks odd or has no effect yet
    record Loaded(Scenario scenario, List<Problem> warnings) implements ScenarioReading {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /// The file cannot be run.
    ///
    /// @param problems everything that is wrong, in the order of the lines; not empty
    record Rejected(List<Problem> problems) implements ScenarioReading {
        public Rejected {
            problems = List.copyOf(problems);
        }

        /// All problems as text.
        public String render() {
            return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
        }
    }
}
