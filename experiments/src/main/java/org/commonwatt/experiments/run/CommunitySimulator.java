package org.commonwatt.experiments.run;

import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;

/// Plays one scenario under the built-in policies; what they are all compared with is computed
/// once.
public final class CommunitySimulator implements Simulator {
    private final Scenario scenario;
    private final Baselines baselines;

    /// Computes the baselines of `scenario`, the only one that this simulator plays.
    public CommunitySimulator(Scenario scenario) {
        this.scenario = scenario;
        baselines = Baselines.of(scenario);
    }

    @Override
    public RunResult run(String policy, StepObserver observer) {
        return Runs.run(scenario, baselines, Policies.of(policy, scenario, 1), observer);
    }
}
