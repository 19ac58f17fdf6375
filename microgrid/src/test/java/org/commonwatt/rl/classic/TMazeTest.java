package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class TMazeTest extends ParallelEnvContract {
    private static final int LEFT = 1;

    @Override
    protected ParallelEnv env() {
        return new TMaze(2, 3);
    }

    @Override
    protected boolean terminates() {
        return true;
    }

    /// Sign left, sign right, corridor, junction.
    private static double[] seen(TMaze maze) {
        double[] seen = new double[4];
        maze.observe(seen, 0);
        return seen;
    }

    private static double step(TMaze maze, int move) {
        double[] rewards = new double[1];
        maze.step(new double[] {move}, 0);
        maze.rewards(rewards, 0);
        return rewards[0];
    }

    @Test
    void sign_isSeenAtTheStartOnly_andSaysWhichTurnPays() {
        int left = 0;
        for (long seed = 0; seed < 200; seed++) {
            var maze = new TMaze(1, 2);
            maze.reset(seed);
            double[] sign = seen(maze);
            assertThat(sign[0] + sign[1]).isEqualTo(1);
            left += (int) sign[0];
            // A wall is where the corridor is.
            assertThat(step(maze, LEFT)).isZero();
            assertThat(seen(maze)).isEqualTo(sign);
            step(maze, 0);
            assertThat(seen(maze)).containsExactly(0, 0, 1, 0);
            step(maze, 0);
            assertThat(seen(maze)).containsExactly(0, 0, 0, 1);
            assertThat(step(maze, LEFT)).isEqualTo(sign[0]);
            assertThat(maze.terminated()).isTrue();
        }
        // 200 fair coins: 100 with a deviation of 7.
        assertThat(left).isBetween(70, 130);
    }

    @Test
    void episode_ofOneWhoStands_isCutOffAfterTwiceTheWay() {
        var maze = new TMaze(1, 3);
        maze.reset(1);
        for (int t = 0; t < 8; t++) {
            assertThat(maze.ended()).isFalse();
            assertThat(step(maze, LEFT)).isZero();
        }
        assertThat(maze.truncated()).isTrue();
        assertThat(maze.terminated()).isFalse();
    }

    @Test
    void mazeWithoutAWay_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TMaze(2, 0))
                .withMessageContaining("2 and 0");
    }
}
