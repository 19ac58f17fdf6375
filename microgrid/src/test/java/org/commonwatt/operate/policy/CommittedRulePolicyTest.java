package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.optim.highs.HighsSolver;

class CommittedRulePolicyTest extends PolicyContract {
    @Override
    protected Policy policy(Scenario scenario) {
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        return new CommittedRule(
                new RulePolicy(devices, RulePolicy.Settings.of(scenario)),
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
