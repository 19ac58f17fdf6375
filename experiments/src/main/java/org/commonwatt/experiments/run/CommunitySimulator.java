package org.commonwatt.experiments.run;

import java.util.function.Function;
import org.commonwatt.experiments.store.RecordedRun;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.UtilityBill;
import org.jspecify.annotations.Nullable;

/// Plays one scenario under policies by name; what they are all compared with is computed once.
public final class CommunitySimulator implements Simulator {
    private final Scenario scenario;
    private final Baselines baselines;
    private final Function<String, Policy> policies;
    private final Function<String, @Nullable UtilityBill> bills;

    /// A simulator of the policies that [Policies] knows. Computes the baselines of `scenario`, the
    /// only one that it plays.
    public CommunitySimulator(Scenario scenario) {
        this(scenario, name -> Policies.of(name, scenario, 1));
    }

    /// A simulator of other policies too.
    ///
    /// @param policies makes a fresh policy of a name for this scenario
    public CommunitySimulator(Scenario scenario, Function<String, Policy> policies) {
        this(scenario, policies, _ -> null);
    }

    /// A simulator of a community that a utility charges for the load of several.
    ///
    /// @param bills what it was charged under a policy; null for nothing
    public CommunitySimulator(
            Scenario scenario,
            Function<String, Policy> policies,
            Function<String, @Nullable UtilityBill> bills) {
        this.scenario = scenario;
        this.policies = policies;
        this.bills = bills;
        baselines = Baselines.of(scenario);
    }

    @Override
    public RunResult run(String policy, StepObserver observer) {
        return run(policy, policies.apply(policy), observer);
    }

    @Override
    public RunResult goOn(String policy, RecordedRun known, StepObserver observer) {
        return run(policy, known.goingOn(policies.apply(policy)), observer);
    }

    @Override
    public @Nullable UtilityBill charges(String policy) {
        return bills.apply(policy);
    }

    private RunResult run(String name, Policy policy, StepObserver observer) {
        var simulation = new Simulation(scenario, policy, bills.apply(name));
        return Runs.run(simulation, baselines, observer);
    }
}
