package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class AcrobotTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new Acrobot();
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Test
    void step_hangingStill_staysAndCostsOne() {
        // The hanging state is an equilibrium: without torque nothing moves beyond rounding.
        var env = new Acrobot();
        env.beginAt(0, 0, 0, 0, 0);
        env.step(new double[] {1}, 0);
        assertThat(env.mechanicalState()).containsExactly(new double[4], within(1e-15));
        assertThat(reward(env)).isEqualTo(-1);
    }

    @Test
    void step_tipAboveTheLine_endsWithoutCost() {
        // Both links upright: −cos π − cos π = 2 > 1.
        var env = new Acrobot();
        env.beginAt(0, Math.PI, 0, 0, 0);
        env.step(new double[] {1}, 0);
        assertThat(env.terminated()).isTrue();
        assertThat(env.truncated()).isFalse();
        assertThat(reward(env)).isZero();
    }

    private static double reward(ParallelEnv env) {
        double[] reward = new double[1];
        env.rewards(reward, 0);
        return reward[0];
    }
}
