package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class PendulumTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new Pendulum();
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Test
    void step_uprightWithFullTorque_costsTheOldStateAndMovesWithTheNewSpeed() {
        // Upright and still: only the torque costs, 0.001·2². Acceleration 3·2, speed 6·0.05 = 0.3,
        // angle 0.3·0.05 = 0.015 (the new speed).
        var env = new Pendulum();
        env.beginAt(0, 0, 0);
        env.step(new double[] {2}, 0);
        double[] reward = new double[1];
        env.rewards(reward, 0);
        assertThat(reward[0]).isCloseTo(-0.004, within(1e-15));
        assertThat(env.mechanicalState()).containsExactly(new double[] {0.015, 0.3}, within(1e-15));
    }

    @Test
    void step_angleBehindATurn_costsAsIfWrapped() {
        // 2π − 0.1 and −7π both: lean −0.1 costs 0.01; lean −π costs π².
        var env = new Pendulum();
        double[] reward = new double[1];
        env.beginAt(0, 2 * Math.PI - 0.1, 0);
        env.step(new double[] {0}, 0);
        env.rewards(reward, 0);
        assertThat(reward[0]).isCloseTo(-0.01, within(1e-12));
        env.beginAt(0, -7 * Math.PI, 0);
        env.step(new double[] {0}, 0);
        env.rewards(reward, 0);
        assertThat(reward[0]).isCloseTo(-Math.PI * Math.PI, within(1e-12));
    }
}
