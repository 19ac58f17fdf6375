package org.commonwatt.experiments.study.claims;

import java.util.List;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.jspecify.annotations.Nullable;

/// Everything that a finished cell says.
///
/// @param cell which
/// @param nominal the judged weeks as they were
/// @param shifted days of some of these weeks in each cell of the shift grid; empty for who is not
///   played there
/// @param history the same of weeks for validation; empty for whose bound is not tried out
/// @param members the members in each of the weeks as they were, in their order
/// @param trained the training behind it; null where there is none
record CellResult(
        Grid.Cell cell,
        List<JudgedCell> nominal,
        List<ShiftedRun> shifted,
        List<ShiftedRun> history,
        List<MemberWeeks.Played> members,
        @Nullable TrainedPolicy trained) {
    CellResult {
        nominal = List.copyOf(nominal);
        shifted = List.copyOf(shifted);
        history = List.copyOf(history);
        members = List.copyOf(members);
    }
}
