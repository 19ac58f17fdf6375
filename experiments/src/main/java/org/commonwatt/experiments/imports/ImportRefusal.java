package org.commonwatt.experiments.imports;

import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.jspecify.annotations.Nullable;

/// Ends an import with the problems to show.
final class ImportRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ImportRefusal(List<Problem> problems) {
        super(problems.getFirst().render(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    ImportRefusal(String file, String message, @Nullable String maybe) {
        this(List.of(Problem.ofFile(file, message, maybe)));
    }

    ImportRefusal(CsvRefusal refusal) {
        this(List.of(refusal.problem()));
    }

    List<Problem> problems() {
        return problems;
    }
}
