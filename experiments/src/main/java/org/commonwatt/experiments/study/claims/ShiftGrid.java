package org.commonwatt.experiments.study.claims;

import java.util.List;

/// The shifts that policies are judged under.
final class ShiftGrid {
    private ShiftGrid() {}

    /// The weeks as they were first.
    static List<Shift> of() {
        return List.of(Shift.NOMINAL);
    }
}
