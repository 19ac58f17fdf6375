package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;

class MpcPolicyTest extends PolicyContract {
    @Override
    protected PlannedPolicy policy(Scenario scenario) {
        return Planners.mpc(scenario, new HighsSolver(), 1);
    }

    @Override
    protected int seeds(int usual) {
        return 2;
    }
}
