package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

class PolicyProviderTest {
    /// A user's policy, which is the timer under another name.
    public static final class Timer implements PolicyProvider {
        @Override
        public String name() {
            return "timer-of-a-user";
        }

        @Override
        public Policy policy(Scenario scenario, int copies) {
            return Policies.of("time-of-use", scenario, copies);
        }
    }

    @Test
    void usersPolicy_isFoundByName() {
        Scenario scenario = ScenarioFixture.random(5, 3, 24, "none");
        assertThat(Policies.names()).contains("timer-of-a-user");
        assertThat(Policies.of("timer-of-a-user", scenario, 1).name()).isEqualTo("time-of-use");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of("magic", scenario, 1))
                .withMessageContaining("timer-of-a-user");
    }
}
