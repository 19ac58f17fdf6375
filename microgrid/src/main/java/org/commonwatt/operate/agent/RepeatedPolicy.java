package org.commonwatt.operate.agent;

import java.util.Arrays;
import org.commonwatt.grid.Actions;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Planning;
import org.commonwatt.operate.policy.Policy;

/// Does once more what a policy decided in a run of the same scenario, up to a step; from there on
/// the policy itself decides, with the memory that it had then. For one copy.
public final class RepeatedPolicy implements Policy {
    private final Policy policy;
    private final Decisions decisions;
    private final int endStep;
    private final long[] stateThen;
    private boolean decidesItself;
    private double operatorShare = Double.NaN;

    /// @param policy fresh
    /// @param decisions that it took
    /// @param endStep first step that it decides itself
    /// @param stateThen its memory before that step
    public RepeatedPolicy(Policy policy, Decisions decisions, int endStep, long[] stateThen) {
        if (endStep > decisions.steps()) {
            throw new IllegalArgumentException(
                    "Decisions of %d steps cannot be repeated up to step %d."
                            .formatted(decisions.steps(), endStep));
        }
        this.policy = policy;
        this.decisions = decisions;
        this.endStep = endStep;
        this.stateThen = stateThen.clone();
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public void act(Observations o, Actions actions) {
        int t = o.step(0);
        if (t < endStep) {
            decisions.write(t, actions);
            operatorShare = decisions.operatorShare(t);
            return;
        }
        takeOver();
        policy.act(o, actions);
        operatorShare = policy.operatorShare();
    }

    @Override
    public void commit(Observations o, int copy, double[] importKwh) {
        if (o.step(copy) < endStep) {
            decisions.writeBought(o.step(copy), importKwh);
        } else {
            takeOver();
            policy.commit(o, copy, importKwh);
        }
    }

    private void takeOver() {
        if (!decidesItself) {
            policy.restore(stateThen);
            decidesItself = true;
        }
    }

    @Override
    public void observe(Observations o) {
        if (o.step(0) >= endStep) {
            takeOver();
            policy.observe(o);
        }
    }

    @Override
    public double operatorShare() {
        return operatorShare;
    }

    @Override
    public Planning planning() {
        takeOver();
        return policy.planning();
    }

    @Override
    public long[] state() {
        return decidesItself ? policy.state() : stateThen.clone();
    }

    /// A memory that is still what it was then is restored when the policy takes over.
    @Override
    public void restore(long[] state) {
        decidesItself = !Arrays.equals(state, stateThen);
        if (decidesItself) {
            policy.restore(state);
        }
    }
}
