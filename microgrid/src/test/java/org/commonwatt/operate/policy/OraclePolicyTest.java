package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

class OraclePolicyTest extends PolicyContract {
    @Override
    protected PlannedPolicy policy(Scenario scenario) {
        return Planners.oracle(scenario, new HighsSolver(), 1);
    }

    @Override
    protected int seeds(int usual) {
        return 4;
    }

    /// The one promise that an oracle does not make.
    @Override
    @Test
    void future_changesNothingThatIsDoneBefore() {
        Scenario same = ScenarioFixture.random(2, 4, 96, "mid-market-rate");
        Scenario other = ScenarioChange.demandAfter(same, 40);
        assertThat(hashAfter(other, 40)).isNotEqualTo(hashAfter(same, 40));
    }
}
