package org.commonwatt.operate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.PolicyContract;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.nn.kernel.Activation;
import org.junit.jupiter.api.Test;

/// A team that remembers keeps the contract too: its memory is part of a snapshot.
class RecurrentLearnedPolicyTest extends PolicyContract {
    private static final ActorDesign DESIGN =
            new ActorDesign(
                    List.of(16), 8, Activation.TANH, ActorDesign.Head.GAUSSIAN, true, false, 2);

    @Override
    protected Policy policy(Scenario scenario) {
        return LearnedPolicyTest.policy(scenario, DESIGN, 1);
    }

    @Override
    protected int seeds(int usual) {
        return usual / 4;
    }

    @Test
    void memory_thatIsTakenBack_changesWhatIsDecided() {
        Scenario scenario = ScenarioFixture.random(11, 4, 72, "mid-market-rate");
        LearnedPolicy policy = LearnedPolicyTest.policy(scenario, DESIGN, 1);
        long[] fresh = policy.state();
        new Simulation(scenario, policy).advance(StepObserver.NONE);
        assertThat(policy.state()).isNotEqualTo(fresh);
        policy.restore(fresh);
        assertThat(policy.state()).isEqualTo(fresh);
    }
}
