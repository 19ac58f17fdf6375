package org.commonwatt.experiments.network;

import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;

/// A network that cannot be used, with everything that is wrong.
public final class NetworkRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public NetworkRefusal(List<Problem> problems) {
        super(problems.getFirst().render(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    NetworkRefusal(Problem problem) {
        this(List.of(problem));
    }

    /// What to tell the user; not empty.
    public List<Problem> problems() {
        return problems;
    }
}
