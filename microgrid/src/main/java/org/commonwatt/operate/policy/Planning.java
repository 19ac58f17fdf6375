package org.commonwatt.operate.policy;

/// What a planning policy did over a run: how often it planned, and how often the rule took over
/// because there was no plan, by reason.
///
/// @param plans plans found
/// @param limited of these, ended by a limit: good, but perhaps not the best
/// @param infeasible steps without a plan because none keeps all limits
/// @param outOfTime steps without a plan because a limit ended the search before one was found
/// @param failed steps without a plan because the solver gave up
public record Planning(int plans, int limited, int infeasible, int outOfTime, int failed) {
    /// A policy that does not plan.
    public static final Planning NONE = new Planning(0, 0, 0, 0, 0);

    /// Steps in which the rule took over.
    public int fallbacks() {
        return infeasible + outOfTime + failed;
    }

    /// Whether the policy plans at all.
    public boolean plansAnything() {
        return plans + fallbacks() > 0;
    }

    Planning withPlan(boolean byLimit) {
        return new Planning(plans + 1, limited + (byLimit ? 1 : 0), infeasible, outOfTime, failed);
    }

    Planning withInfeasible() {
        return new Planning(plans, limited, infeasible + 1, outOfTime, failed);
    }

    Planning withOutOfTime() {
        return new Planning(plans, limited, infeasible, outOfTime + 1, failed);
    }

    Planning withFailed() {
        return new Planning(plans, limited, infeasible, outOfTime, failed + 1);
    }
}
