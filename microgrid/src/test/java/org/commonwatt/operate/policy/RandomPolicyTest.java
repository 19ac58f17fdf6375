package org.commonwatt.operate.policy;

import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;

class RandomPolicyTest extends PolicyContract {
    @Override
    protected Policy policy(Scenario scenario) {
        return new RandomPolicy(scenario.community(), RandomStreams.of(scenario.seed()), 1);
    }
}
