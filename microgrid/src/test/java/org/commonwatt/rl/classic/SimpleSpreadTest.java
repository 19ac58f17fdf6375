package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SimpleSpreadTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new SimpleSpread(Steering.DISCRETE);
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Test
    void rewards_twoAgents_areThoseComputedByHand() {
        // Agents stay at (0,0) and (0.2,0), landmarks at (0,0.3) and (0.2,0.4): nearest agents are
        // 0.3 and 0.4 away, and both touch (0.2 < 0.3): 0.5·(−0.7) + 0.5·(−1) = −0.85. Nobody has
        // moved yet: positions follow the speeds from before the step, which were 0.
        var env = new SimpleSpread(2, Steering.DISCRETE);
        env.beginAt(new double[] {0, 0, 0.2, 0}, new double[4], new double[] {0, 0.3, 0.2, 0.4}, 0);
        env.step(new double[] {0, 0}, 0);
        double[] rewards = new double[2];
        env.rewards(rewards, 0);
        assertThat(rewards[0]).isCloseTo(-0.85, within(1e-15));
        assertThat(rewards[1]).isCloseTo(-0.85, within(1e-15));
    }

    @Test
    void step_agentsOnTheSameSpot_stayFinite() {
        var env = new SimpleSpread(2, Steering.DISCRETE);
        env.beginAt(new double[4], new double[4], new double[4], 0);
        env.step(new double[] {2, 2}, 0);
        double[] seen = new double[env.spec().observationSize()];
        env.observe(seen, 0);
        // Half a second per second squared: 5 · 0.1.
        assertThat(seen[0]).isEqualTo(0.5);
    }

    @Nested
    final class Continuous extends ParallelEnvContract {
        @Override
        protected ParallelEnv env() {
            return new SimpleSpread(5, Steering.CONTINUOUS);
        }

        @Override
        protected boolean terminates() {
            return false;
        }
    }
}
