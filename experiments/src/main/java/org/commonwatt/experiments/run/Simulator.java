package org.commonwatt.experiments.run;

import org.commonwatt.experiments.store.RecordedRun;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.UtilityBill;
import org.jspecify.annotations.Nullable;

/// Plays one scenario under any policy. Must be safe for use by several threads at once.
@FunctionalInterface
public interface Simulator {
    /// @param policy name of the policy
    /// @param observer sees the run as it happens; what it throws ends the run
    RunResult run(String policy, StepObserver observer);

    /// What a utility charges for the load of several communities under a policy; null for nothing.
    default @Nullable UtilityBill charges(String policy) {
        return null;
    }

    /// The same where the first days have been decided before.
    ///
    /// @param known what was decided
    default RunResult goOn(String policy, RecordedRun known, StepObserver observer) {
        return run(policy, observer);
    }
}
