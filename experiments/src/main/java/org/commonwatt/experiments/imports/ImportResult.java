package org.commonwatt.experiments.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.commonwatt.experiments.scenario.problem.Problem;

/// What became of an import.
public sealed interface ImportResult {

    /// A scenario was written.
    ///
    /// @param written the folder or file
    /// @param report what was filled in, left out or looks odd
    record Imported(Path written, ImportReport report) implements ImportResult {}

    /// Nothing was written.
    ///
    /// @param problems everything that is wrong; not empty
    record Refused(List<Problem> problems) implements ImportResult {
        public Refused {
            problems = List.copyOf(problems);
        }

        /// All problems as text.
        public String render() {
            return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
        }
    }
}
