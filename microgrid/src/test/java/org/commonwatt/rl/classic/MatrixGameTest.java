package org.commonwatt.rl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class MatrixGameTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return MatrixGame.climbing();
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    @Override
    protected boolean isRandom() {
        return false;
    }

    private static double payoff(MatrixGame game, int row, int column) {
        game.reset(0);
        game.step(new double[] {row, column}, 0);
        double[] rewards = new double[2];
        game.rewards(rewards, 0);
        assertThat(rewards[1]).isEqualTo(rewards[0]);
        return rewards[0];
    }

    @Test
    void climbing_paysRowAndColumn() {
        MatrixGame game = MatrixGame.climbing();
        assertThat(payoff(game, 0, 0)).isEqualTo(11);
        assertThat(payoff(game, 0, 1)).isEqualTo(-30);
        assertThat(payoff(game, 2, 1)).isEqualTo(6);
        assertThat(payoff(game, 1, 2)).isZero();
    }

    @Test
    void penalty_paysForMissingEachOther() {
        MatrixGame game = MatrixGame.penalty(50);
        assertThat(payoff(game, 0, 0)).isEqualTo(-50);
        assertThat(payoff(game, 2, 2)).isEqualTo(-50);
        assertThat(payoff(game, 0, 2)).isEqualTo(10);
        assertThat(payoff(game, 1, 1)).isEqualTo(2);
    }

    @Test
    void gamesWithoutACell_andPenaltiesThatPay_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MatrixGame("empty", new double[0][]))
                .withMessage("A game must have a row and a column: empty has none.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatrixGame.penalty(-1))
                .withMessageContaining("-1.0");
    }

    @Test
    void payoffs_changedByTheCallerLater_stay() {
        double[][] payoffs = {{1, 2}, {3, 4}};
        var game = new MatrixGame("own", payoffs);
        payoffs[1][0] = 99;
        assertThat(payoff(game, 1, 0)).isEqualTo(3);
    }

    @Test
    void rows_ofDifferentLengths_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MatrixGame("own", new double[][] {{1, 2}, {3}}));
    }
}
