package org.commonwatt.experiments.training;

import java.util.function.Function;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.Workers;

/// Validation of a community's team by what it costs on the days for validation: the return is the
/// mean cost of a window with a minus before it, in currency, stored energy counted.
final class CommunityValidation implements Validation {
    private final WeighedCosts costs;
    private final Function<TeamPolicy, Function<Scenario, Policy>> acting;

    /// @param acting makes a team a policy for the scenario of a window
    CommunityValidation(
            WeighedCosts costs, Function<TeamPolicy, Function<Scenario, Policy>> acting) {
        this.costs = costs;
        this.acting = acting;
    }

    @Override
    public Judgement judge(TeamPolicy team) {
        return new Judgement(-costs.of(acting.apply(team), Workers.caller()), costs.steps());
    }
}
