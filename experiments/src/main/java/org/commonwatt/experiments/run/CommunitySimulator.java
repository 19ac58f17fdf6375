package org.commonwatt.experiments.run;

import java.util.function.Function;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;

/// Plays one scenario under policies by name; what they are all compared with is computed once.
public final class CommunitySimulator implements Simulator {
    private final Scenario scenario;
    private final Baselines baselines;
    private final Function<String, Policy> policies;

    /// A simulator of the policies that [Policies] knows. Computes the baselines of `scenario`, the
    /// only one that it plays.
    public CommunitySimulator(Scenario scenario) {
        this(scenario, name -> Policies.of(name, scenario, 1));
    }

    /// A simulator of other policies too.
    ///
    /// @param policies makes a fresh policy of a name for this scenario
    public CommunitySimulator(Scenario scenario, Function<String, Policy> policies) {
        this.scenario = scenario;
        this.policies = policies;
        baselines = Baselines.of(scenario);
    }

    @Override
    public RunResult run(String policy, StepObserver observer) {
        return Runs.run(scenario, baselines, policies.apply(policy), observer);
    }
}
