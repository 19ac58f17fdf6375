package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SimpleAdversaryTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new SimpleAdversary(Steering.DISCRETE);
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Test
    void rewards_ofBothSides_areThoseComputedByHand() {
        // Goal at the origin: the adversary is 5 away, good agents 2 and 1.
        var env = new SimpleAdversary(Steering.DISCRETE);
        env.beginAt(new double[] {3, 4, 2, 0, 0, 1}, new double[6], new double[] {9, 9, 0, 0}, 1);
        env.step(new double[3], 0);
        double[] rewards = new double[3];
        env.rewards(rewards, 0);
        assertThat(rewards).containsExactly(-5, 4, 4);
    }

    @Test
    void goalsAndNumbersOfAgentsThatAreNone_areRefused() {
        var env = new SimpleAdversary(Steering.DISCRETE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> env.beginAt(new double[6], new double[6], new double[4], 2))
                .withMessage("The goal must be one of 2 landmarks, counted from 0: 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimpleAdversary(0, Steering.DISCRETE))
                .withMessageContaining("0");
    }

    @Nested
    final class Continuous extends ParallelEnvContract {
        @Override
        protected ParallelEnv env() {
            return new SimpleAdversary(Steering.CONTINUOUS);
        }

        @Override
        protected boolean terminates() {
            return false;
        }
    }
}
