package org.commonwatt.experiments.training;

import java.util.function.Function;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// Validation of a community's team by what it costs on the days for validation: the return is the
/// mean cost of a window with a minus before it, in currency, stored energy counted.
final class CommunityValidation implements Validation {
    private final WindowCosts costs;
    private final Function<TeamPolicy, Function<Scenario, Policy>> acting;

    /// @param acting makes a team a policy for the scenario of a window
    CommunityValidation(
            WindowCosts costs, Function<TeamPolicy, Function<Scenario, Policy>> acting) {
        this.costs = costs;
        this.acting = acting;
    }

    @Override
    public Judgement judge(TeamPolicy team) {
        int windows = costs.days().firstDays().size();
        double sum = 0;
        for (int window = 0; window < windows; window++) {
            sum += costs.cost(window, acting.apply(team));
        }
        return new Judgement(-sum / windows, costs.days().steps());
    }
}
