package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;

class NonePolicyTest extends PolicyContract {
    @Override
    protected Policy policy(Scenario scenario) {
        return new NonePolicy(
                new ScenarioDevices(scenario.community(), scenario.axis().stepHours()));
    }
}
