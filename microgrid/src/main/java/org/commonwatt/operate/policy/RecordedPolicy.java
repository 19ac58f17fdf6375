package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// Decides what was decided before, and after that as another policy does, which has then seen all
/// of it: plays the past of a run again that several policies or people have steered.
public final class RecordedPolicy implements Policy {
    /// What was decided, step by step.
    public interface Record {
        /// How many steps.
        int steps();

        /// Writes what was decided in a step.
        void write(int step, Actions actions);

        /// Where the operator's price lay from the step after it on; NaN where nobody set it.
        double operatorShare(int step);
    }

    private final String name;
    private final Record record;
    private final Policy next;
    private double operatorShare = Double.NaN;

    /// @param name in results
    /// @param next decides after the record; for one copy
    public RecordedPolicy(String name, Record record, Policy next) {
        this.name = name;
        this.record = record;
        this.next = next;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void act(Observations seen, Actions actions) {
        int step = seen.step(0);
        if (step < record.steps()) {
            next.observe(seen);
            record.write(step, actions);
            operatorShare = record.operatorShare(step);
        } else {
            next.act(seen, actions);
            operatorShare = next.operatorShare();
        }
    }

    @Override
    public double operatorShare() {
        return operatorShare;
    }

    @Override
    public Planning planning() {
        return next.planning();
    }

    @Override
    public long[] state() {
        return next.state();
    }

    @Override
    public void restore(long[] state) {
        next.restore(state);
    }
}
