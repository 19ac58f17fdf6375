package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class CartPoleTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new CartPole();
    }

    @Override
    protected boolean terminates() {
        return true;
    }

    @Test
    void step_uprightPole_movesOnlySpeedsByEulersRule() {
        // cos 0 = 1, sin 0 = 0: temp = 10/1.1, angular = −temp/(0.5·(4/3 − 0.1/1.1)),
        // linear = temp − 0.05·angular/1.1; positions move with the old speeds, which are 0.
        var env = new CartPole();
        env.beginAt(0, 0, 0, 0, 0);
        env.step(new double[] {1}, 0);
        double temp = 10 / 1.1;
        double angular = -temp / (0.5 * (4.0 / 3 - 0.1 / 1.1));
        double linear = temp - 0.05 * angular / 1.1;
        assertThat(env.mechanicalState()).containsExactly(0, 0.02 * linear, 0, 0.02 * angular);
    }

    @Test
    void step_fallAtTheTimeLimit_isBoth() {
        var env = new CartPole();
        env.beginAt(499, 2.39, 5, 0, 0);
        env.step(new double[] {1}, 0);
        assertThat(env.terminated()).isTrue();
        assertThat(env.truncated()).isTrue();
    }
}
