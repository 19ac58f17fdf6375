package org.commonwatt.experiments.store;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.agent.Decisions;
import org.commonwatt.operate.agent.RepeatedPolicy;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;

/// What a policy decided on the first days of a run, and what it remembered at the end of each.
public final class RecordedRun {
    private final Scenario scenario;
    private final Decisions decisions;
    private final List<long[]> states = new ArrayList<>();

    /// No day yet.
    RecordedRun(Scenario scenario) {
        this.scenario = scenario;
        decisions = new Decisions(scenario);
    }

    /// @throws IllegalArgumentException if the day is of another scenario
    void add(double[] numbers, long[] state) {
        decisions.noteDay(states.size(), numbers);
        states.add(state);
    }

    /// The policy's memory at the end of the last day; empty before the first.
    long[] lastState() {
        return states.isEmpty() ? new long[0] : states.getLast();
    }

    /// Days that are known.
    public int days() {
        return states.size();
    }

    /// Does what was decided on all days that are known, then lets the policy decide.
    ///
    /// @param fresh the policy without memory
    public Policy repeated(Policy fresh) {
        return repeated(fresh, days());
    }

    /// Does what was decided before the day of a step, then lets the policy decide.
    ///
    /// @param fresh the policy without memory
    public Policy upTo(int step, Policy fresh) {
        return repeated(fresh, Math.min(scenario.axis().day(step), days()));
    }

    private Policy repeated(Policy fresh, int days) {
        return days == 0
                ? fresh
                : new RepeatedPolicy(
                        fresh,
                        decisions,
                        scenario.axis().endStepOfDay(days - 1),
                        states.get(days - 1));
    }

    /// The policy with which a run goes on that was interrupted. One that plans the whole run at
    /// once plans it once more: the plan is what the run is compared with at its end.
    public Policy goingOn(Policy fresh) {
        return fresh instanceof PlannedPolicy planner && planner.plansWholeRun()
                ? fresh
                : repeated(fresh);
    }
}
