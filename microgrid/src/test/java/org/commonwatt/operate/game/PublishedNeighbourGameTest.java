package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PublishedNeighbourGameTest extends ParallelEnvContract {
    @Override
    protected ParallelEnv env() {
        return PublishedNeighbourGame.separate(NeighbourDays.generated(5));
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    private static NeighbourDays still(double... levels) {
        double[] nothing = new double[10 * levels.length];
        return NeighbourDays.of(new NeighbourDay(levels, nothing, nothing));
    }

    @Test
    void step_stockPromisedTwice_makesEnergy() {
        // 10 kWh are sent to each of two others: both get 10, the sender ends at 0, not at −10.
        NeighbourGame game = PublishedNeighbourGame.separate(still(10, 50, 50));
        game.reset(0);
        game.step(new double[] {0, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0);
        assertThat(game.levelKwh).containsExactly(0, 60, 60);
        assertThat(game.unservedKwh).containsExactly(10, 0, 0);
    }

    @Test
    void step_coupledSale_sendsToTheLastNeighbourToo() {
        NeighbourGame game = PublishedNeighbourGame.coupled(still(50, 50, 50));
        game.reset(0);
        game.step(new double[] {0, 0, -0.5, 0, 0, 0, 0, 0, 0}, 0);
        assertThat(game.levelKwh).containsExactly(30, 50, 60);
        assertThat(game.saleKwh).containsExactly(10, 0, 0);
    }

    @Test
    void rewards_ofLaterAgents_dependOnEarlierOnes() {
        // Agent 0 buys 20: its own reward sees only its own move, agent 1's sees both.
        NeighbourGame game = PublishedNeighbourGame.separate(still(50, 50));
        game.reset(0);
        game.step(new double[] {0, 0, 1, 0, 0, 1}, 0);
        double[] rewards = new double[2];
        game.rewards(rewards, 0);
        // Mean 60, variance 100 after the first: .25·.75 + .35·.95 + .4 = .92; mean 70 and variance
        // 0 after the second: .25·.5 + .35 + .4 = .875. Distance 20 costs 2, buying 20·.225.
        assertThat(rewards[0]).isCloseTo(9.2 - 2 - 4.5, within(1e-12));
        assertThat(rewards[1]).isCloseTo(8.75 - 2 - 4.5, within(1e-12));
    }

    @Nested
    final class Coupled extends ParallelEnvContract {
        @Override
        protected ParallelEnv env() {
            return PublishedNeighbourGame.coupled(NeighbourDays.generated(3));
        }

        @Override
        protected boolean terminates() {
            return false;
        }
    }
}
