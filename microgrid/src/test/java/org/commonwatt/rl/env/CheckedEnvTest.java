package org.commonwatt.rl.env;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.space.Box;
import org.junit.jupiter.api.Test;

final class CheckedEnvTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new CheckedEnv(new SimpleSpread(3, Steering.DISCRETE));
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    /// Two agents that see two numbers each; the numbers that are wrong are said.
    private static final class Broken extends EpisodicEnv {
        private final double[] observation;
        private final double reward;

        Broken(double[] observation, double reward) {
            super(EnvSpec.of("broken", 9, List.of(agent("agent_0"), agent("agent_1")), List.of()));
            this.observation = observation;
            this.reward = reward;
        }

        private static AgentSpec agent(String name) {
            return new AgentSpec(
                    name, Box.unbounded(List.of("load", "price")), Box.of(-1, 1, List.of("power")));
        }

        @Override
        protected void begin(RandomStreams streams) {}

        @Override
        protected boolean advance(double[] actions, int from) {
            reward(1, reward);
            return false;
        }

        @Override
        protected void write(double[] observations, int from) {
            System.arraycopy(observation, 0, observations, from, observation.length);
        }
    }

    private static CheckedEnv begun(double[] observation, double reward) {
        var env = new CheckedEnv(new Broken(observation, reward));
        env.reset(1);
        env.step(new double[2], 0);
        return env;
    }

    @Test
    void observation_thatIsNoNumber_isNamed() {
        CheckedEnv env = begun(new double[] {1, 2, 3, Double.NaN}, 0);
        // In the second of two copies: the place in the array does not matter.
        assertThatExceptionOfType(BrokenGameException.class)
                .isThrownBy(() -> env.observe(new double[8], 1))
                .withMessage("broken, observation of agent_1: price must be a number: NaN.");
        assertThatExceptionOfType(BrokenGameException.class)
                .isThrownBy(() -> env.state(new double[4], 0))
                .withMessage("broken, state: agent_1/price must be a number: NaN.");
    }

    @Test
    void reward_thatIsNoNumber_isNamed() {
        CheckedEnv env = begun(new double[4], Double.POSITIVE_INFINITY);
        assertThatExceptionOfType(BrokenGameException.class)
                .isThrownBy(() -> env.rewards(new double[2], 0))
                .withMessage("broken, reward of agent_1 must be a number: Infinity.");
    }
}
