package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SimpleSpeakerListenerTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new SimpleSpeakerListener(Steering.DISCRETE);
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Test
    void message_isHeardAfterTheStepInWhichItIsSaid() {
        var env = new SimpleSpeakerListener(Steering.DISCRETE);
        env.beginAt(new double[] {0, 0, 3, 4}, new double[4], new double[6], 1);
        double[] seen = new double[env.spec().observationSize()];
        env.observe(seen, 0);
        assertThat(seen).startsWith(0.15, 0.65, 0.15).endsWith(0, 0, 0);
        env.step(new double[] {2, 0}, 0);
        env.observe(seen, 0);
        assertThat(seen).endsWith(0, 0, 1);
        // 3² + 4², for both.
        double[] rewards = new double[2];
        env.rewards(rewards, 0);
        assertThat(rewards).containsExactly(-25, -25);
        env.reset(1);
        env.observe(seen, 0);
        assertThat(seen).endsWith(0, 0, 0);
    }

    @Nested
    final class Continuous extends ParallelEnvContract {
        @Override
        protected ParallelEnv env() {
            return new SimpleSpeakerListener(Steering.CONTINUOUS);
        }

        @Override
        protected boolean terminates() {
            return false;
        }
    }
}
