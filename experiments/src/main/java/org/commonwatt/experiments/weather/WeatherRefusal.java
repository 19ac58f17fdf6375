package org.commonwatt.experiments.weather;

import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;

/// Ends the reading of a weather file with the problems to show.
final class WeatherRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    WeatherRefusal(List<Problem> problems) {
        super(problems.getFirst().render(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    WeatherRefusal(Problem problem) {
        this(List.of(problem));
    }

    /// A problem of the file as a whole.
    WeatherRefusal(String file, String message, @Nullable String maybe) {
        this(Problem.ofFile(file, message, maybe));
    }

    List<Problem> problems() {
        return problems;
    }
}
