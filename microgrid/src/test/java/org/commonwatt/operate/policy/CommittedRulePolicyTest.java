package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.optim.highs.HighsSolver;

class CommittedRulePolicyTest extends PolicyContract {
    @Override
    protected Policy policy(Scenario scenario) {
        return new CommittedRule(
                RulePolicy.of(scenario, RuleNumbers.USUAL),
                Planners.mpc(scenario, new HighsSolver(), 1));
    }

    @Override
    protected Scenario scenario(int seed) {
        return ScenarioFixture.boughtAhead(super.scenario(seed));
    }

    @Override
    protected int seeds(int usual) {
        return Math.min(usual, 5);
    }
}
