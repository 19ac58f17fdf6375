package org.commonwatt.experiments.study.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.jspecify.annotations.Nullable;

/// Everything that a finished cell says.
///
/// @param cell which
/// @param weeks what was played, by name of the shift; the weeks as they were come first
/// @param members the members in each of the weeks as they were, `[week][member]`
/// @param trained the training behind it; null where there is none
record CellResult(
        Grid.Cell cell,
        Map<String, List<JudgedCell>> weeks,
        List<List<MemberWeeks.Week>> members,
        @Nullable TrainedPolicy trained) {
    CellResult {
        weeks = Collections.unmodifiableMap(new LinkedHashMap<>(weeks));
        members = List.copyOf(members);
    }

    /// The weeks as they were.
    List<JudgedCell> nominal() {
        return Objects.requireNonNull(weeks.get(Shift.NOMINAL.name()));
    }
}
