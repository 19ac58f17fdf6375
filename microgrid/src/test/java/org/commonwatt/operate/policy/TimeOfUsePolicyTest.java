package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;

class TimeOfUsePolicyTest extends PolicyContract {
    @Override
    protected Policy policy(Scenario scenario) {
        return Policies.of("time-of-use", scenario, 1);
    }
}
