package org.commonwatt.experiments.run;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.StepObserver;

/// Plays a scenario under a policy. Must be safe for use by several threads at once.
@FunctionalInterface
public interface Simulator {
    /// @param scenario what to play
    /// @param policy name of the policy
    /// @param observer sees the run as it happens; what it throws ends the run
    RunResult run(Scenario scenario, String policy, StepObserver observer);
}
