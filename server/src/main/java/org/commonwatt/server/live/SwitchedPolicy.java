package org.commonwatt.server.live;

import org.commonwatt.grid.Actions;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Planning;
import org.commonwatt.operate.policy.Policy;

/// A policy that takes over at a step: before it, what was decided then is repeated while the
/// policy looks on, so that it finds the memory that it would have had.
final class SwitchedPolicy implements Policy {
    private final Policy own;
    private final Decisions decisions;
    private final int firstStep;
    private double operatorShare = Double.NaN;

    SwitchedPolicy(Policy own, Decisions decisions, int firstStep) {
        this.own = own;
        this.decisions = decisions;
        this.firstStep = firstStep;
    }

    @Override
    public String name() {
        return own.name();
    }

    @Override
    public void act(Observations observations, Actions actions) {
        int step = observations.step(0);
        if (step < firstStep) {
            own.observe(observations);
            decisions.write(step, actions);
            operatorShare = decisions.operatorShare(step);
        } else {
            own.act(observations, actions);
            operatorShare = own.operatorShare();
            decisions.keep(step, actions, operatorShare);
        }
    }

    @Override
    public double operatorShare() {
        return operatorShare;
    }

    @Override
    public Planning planning() {
        return own.planning();
    }

    @Override
    public long[] state() {
        return own.state();
    }

    @Override
    public void restore(long[] state) {
        own.restore(state);
    }
}
