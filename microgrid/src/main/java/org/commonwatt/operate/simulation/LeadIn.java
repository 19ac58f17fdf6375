package org.commonwatt.operate.simulation;

import java.util.function.Consumer;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;

/// The days before a window that is looked at: the rule moves everything, so that each policy finds
/// the same devices and has seen the same past.
public final class LeadIn {
    private LeadIn() {}

    /// Executes the steps before `until` and leaves no wish of the rule behind.
    ///
    /// @param until first step that is left
    /// @param onlooker takes note of what is seen before each step
    public static void execute(Simulation run, int until, Consumer<Observations> onlooker) {
        Policy rule = Policies.of("rule", run.scenario(), 1);
        while (run.step() < until) {
            Observations seen = run.observe();
            onlooker.accept(seen);
            rule.act(seen, run.actions());
            run.execute(StepObserver.NONE);
        }
        run.actions().clear();
    }
}
