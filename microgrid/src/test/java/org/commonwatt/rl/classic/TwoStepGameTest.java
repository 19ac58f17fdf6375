package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class TwoStepGameTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return new TwoStepGame();
    }

    @Override
    protected boolean terminates() {
        return true;
    }

    @Override
    protected boolean isRandom() {
        return false;
    }

    private static double play(int first, int a, int b) {
        var game = new TwoStepGame();
        double[] rewards = new double[2];
        game.reset(0);
        game.step(new double[] {first, 1 - first}, 0);
        game.rewards(rewards, 0);
        assertThat(rewards).containsOnly(0);
        game.step(new double[] {a, b}, 0);
        assertThat(game.terminated()).isTrue();
        assertThat(game.truncated()).isFalse();
        game.rewards(rewards, 0);
        assertThat(rewards[1]).isEqualTo(rewards[0]);
        return rewards[0];
    }

    @Test
    void secondGame_isChosenByAgentZeroAlone() {
        assertThat(play(0, 0, 0)).isEqualTo(7);
        assertThat(play(0, 1, 0)).isEqualTo(7);
        assertThat(play(1, 0, 0)).isZero();
        assertThat(play(1, 0, 1)).isEqualTo(1);
        assertThat(play(1, 1, 0)).isEqualTo(1);
        assertThat(play(1, 1, 1)).isEqualTo(8);
    }
}
