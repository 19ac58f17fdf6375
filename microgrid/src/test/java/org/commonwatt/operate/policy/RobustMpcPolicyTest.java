package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;

class RobustMpcPolicyTest extends PolicyContract {
    @Override
    protected PlannedPolicy policy(Scenario scenario) {
        return Planners.robustMpc(scenario, new HighsSolver(), 1, 0, Planners.USUAL_RADIUS);
    }

    @Override
    protected int seeds(int usual) {
        return 1;
    }
}
