package org.commonwatt.experiments.study.claims;

import java.util.function.UnaryOperator;
import org.commonwatt.operate.scenario.Scenario;

/// One way in which the judged weeks may turn out otherwise.
///
/// @param name in files and tables
/// @param severity transport cost from the weeks as they were: 1 at the reference severity
/// @param change makes the other community
record Shift(String name, double severity, UnaryOperator<Scenario> change) {
    /// The weeks as they were.
    static final Shift NOMINAL = new Shift("nominal", 0, UnaryOperator.identity());
}
