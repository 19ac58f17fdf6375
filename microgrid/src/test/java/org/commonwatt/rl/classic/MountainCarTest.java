package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class MountainCarTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new MountainCar();
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Test
    void step_actionOutsideItsBounds_pushesAsTheBoundAndCostsAsGiven() {
        // Force 1 instead of 3, but 0.1·3² of cost.
        var env = new MountainCar();
        env.beginAt(0, -0.5, 0);
        env.step(new double[] {3}, 0);
        double[] reward = new double[1];
        env.rewards(reward, 0);
        assertThat(reward[0]).isCloseTo(-0.9, within(1e-15));
        assertThat(env.mechanicalState()[1])
                .isCloseTo(0.0015 - 0.0025 * Math.cos(-1.5), within(1e-9));
    }

    @Test
    void step_againstTheLeftWall_stops() {
        var env = new MountainCar();
        env.beginAt(0, -1.19, -0.07);
        env.step(new double[] {-1}, 0);
        assertThat(env.mechanicalState()).containsExactly((float) -1.2, 0);
    }

    @Test
    void step_ontoTheHill_endsWithTheReward() {
        var env = new MountainCar();
        env.beginAt(0, 0.44, 0.05);
        env.step(new double[] {0}, 0);
        double[] reward = new double[1];
        env.rewards(reward, 0);
        assertThat(reward[0]).isEqualTo(100);
        assertThat(env.terminated()).isTrue();
    }
}
