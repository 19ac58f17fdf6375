package org.commonwatt.explain;

import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.UtilityBill;
import org.jspecify.annotations.Nullable;

/// Plays a run again, with the run's own physics, market and settlement, and lets somebody look at
/// every step.
///
/// @param scenario the community and its days
/// @param charges what a utility charged it in the run for the load of several communities
///   (`docs/FORMULATION.md#coupling`); they stay as they were, whatever is played. Null for nothing
public record Replay(Scenario scenario, @Nullable UtilityBill charges) {
    /// Looks at a run, and may change what devices are asked for.
    public interface Witness {
        /// Sees nothing, changes nothing.
        Witness NONE = _ -> {};

        /// Called before step `run.step()`, when the policy has decided: what `run.actions()` then
        /// holds is what happens.
        ///
        /// @param seen what it saw; overwritten by the next step
        default void decided(Simulation run, Observations seen) {}

        /// Called after step `run.step() − 1`; flows and clearing are those of that step.
        void after(Simulation run);
    }

    /// A community alone.
    public Replay(Scenario scenario) {
        this(scenario, null);
    }

    /// The same with something otherwise; the charges stay.
    ///
    /// @param other of the same members and days
    public Replay in(Scenario other) {
        return new Replay(other, charges);
    }

    /// Plays all steps.
    ///
    /// @param policy fresh policy for one copy of the scenario
    public RunAccounts of(Policy policy, Witness witness) {
        return RunAccounts.of(until(policy, scenario.axis().steps(), witness));
    }

    /// Plays the steps before `endStep`.
    public Simulation until(Policy policy, int endStep, Witness witness) {
        var run = new Simulation(scenario, policy, charges);
        while (run.step() < endStep && run.hasNext()) {
            Observations seen = run.observe();
            policy.act(seen, run.actions());
            witness.decided(run, seen);
            double share = policy.operatorShare();
            run.execute(StepObserver.NONE);
            if (!Double.isNaN(share)) {
                run.operatorShare(share);
            }
            witness.after(run);
        }
        return run;
    }
}
