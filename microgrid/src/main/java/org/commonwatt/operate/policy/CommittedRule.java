package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// The rule in a community that buys energy ahead: what it buys is the plan that a planner makes of
/// the coming day by the same forecasts (`docs/FORMULATION.md#bought-ahead`), which the rule then
/// keeps to.
final class CommittedRule implements Policy {
    private final RulePolicy rule;
    private final PlannedPolicy planner;

    /// @param planner decides nothing but purchases
    CommittedRule(RulePolicy rule, PlannedPolicy planner) {
        this.rule = rule;
        this.planner = planner;
    }

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public void act(Observations o, Actions actions) {
        planner.observe(o);
        rule.act(o, actions);
    }

    @Override
    public void observe(Observations o) {
        planner.observe(o);
    }

    @Override
    public void commit(Observations o, int copy, double[] importKwh) {
        planner.commit(o, copy, importKwh);
    }

    @Override
    public long[] state() {
        return planner.state();
    }

    @Override
    public void restore(long[] state) {
        planner.restore(state);
    }
}
