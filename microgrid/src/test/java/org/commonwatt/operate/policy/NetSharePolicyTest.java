package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;

class NetSharePolicyTest extends PolicyContract {
    @Override
    protected Policy policy(Scenario scenario) {
        return new NetSharePolicy(
                new ScenarioDevices(scenario.community(), scenario.axis().stepHours()),
                RulePolicy.Settings.of(scenario));
    }
}
