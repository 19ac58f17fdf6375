package org.commonwatt.experiments.evaluation;

import java.util.List;
import org.commonwatt.operate.scenario.Scenario;

/// An evaluation that has been played.
///
/// @param scenario the community and all its days
/// @param purpose which weeks it was judged on
/// @param weeks they
/// @param cells what contestants did in them
/// @param comparison what that says
/// @param command command line that repeats it
/// @param software name and version of the program
public record EvaluationOutcome(
        Scenario scenario,
        JudgedWeek.Purpose purpose,
        List<JudgedWeek> weeks,
        List<JudgedCell> cells,
        Comparison comparison,
        String command,
        String software) {
    public EvaluationOutcome {
        weeks = List.copyOf(weeks);
        cells = List.copyOf(cells);
    }
}
