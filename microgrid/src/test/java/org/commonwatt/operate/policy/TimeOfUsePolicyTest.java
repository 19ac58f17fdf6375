package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;

class TimeOfUsePolicyTest extends PolicyContract {
    @Override
    protected Policy policy(Scenario scenario) {
        return new TimeOfUsePolicy(
                new ScenarioDevices(scenario.community(), scenario.axis().stepHours()));
    }
}
