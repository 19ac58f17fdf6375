package org.commonwatt.experiments.scenario.series;

import org.commonwatt.experiments.scenario.problem.Problem;

/// A series file that cannot be used, with the problem to show.
public final class CsvRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    CsvRefusal(Problem problem) {
        super(problem.render(), null, false, false);
        this.problem = problem;
    }

    CsvRefusal(
            String file,
            int line,
            int column,
            String message,
            @org.jspecify.annotations.Nullable String maybe) {
        this(new Problem(file, line, column, "", message, maybe));
    }

    /// Ends a reading that has seen enough; not meant for a user.
    public static CsvRefusal enough() {
        return new CsvRefusal("", 0, 0, "Enough has been read.", null);
    }

    /// What to tell the user.
    public Problem problem() {
        return problem;
    }
}
