package org.commonwatt.experiments.scenario.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything noticed while a scenario is read: problems, warnings, assumptions.
///
/// A second problem of the same key is dropped: the first one explains it. Not safe for use by
/// several threads.
public final class Findings {
    private static final int SHOWN_PROBLEMS = 200;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();
    private final Set<String> placesWithProblem = new HashSet<>();
    private int dropped;

    /// Notes something that forbids the use of the scenario.
    public void problem(Problem problem) {
        String place =
                problem.file() + "|" + problem.line() + "|" + problem.column() + problem.path();
        if (!placesWithProblem.add(place)) {
            return;
        }
        if (problems.size() < SHOWN_PROBLEMS) {
            problems.add(problem);
        } else {
            dropped++;
        }
    }

    /// Notes something that looks odd but can be used.
    public void warning(Problem warning) {
        warnings.add(warning);
    }

    /// Notes something that was drawn or filled in rather than measured, as one sentence.
    public void assumption(String sentence) {
        assumptions.add(sentence);
    }

    /// Whether there is no problem so far.
    public boolean isClean() {
        return problems.isEmpty();
    }

    /// Problems in the order of the files' lines.
    public List<Problem> problems() {
        var sorted = new ArrayList<>(problems);
        sorted.sort(
                Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column));
        if (dropped > 0) {
            String more = "%d more problems are not shown.".formatted(dropped);
            sorted.add(Problem.ofFile(sorted.getLast().file(), more, null));
        }
        return List.copyOf(sorted);
    }

    /// Warnings in the order in which they were noticed.
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /// Assumption sentences in the order in which they were made.
    public List<String> assumptions() {
        return List.copyOf(assumptions);
    }
}
