package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;

class MpcPolicyTest extends PolicyContract {
    @Override
    Policy policy(Scenario scenario) {
        PlannedPolicy policy = Planners.mpc(scenario, new HighsSolver(), 1);
        return policy;
    }
}
