package org.commonwatt.operate.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

class EquityGameTest extends ParallelEnvContract {
    private static final Course COURSE = Course.of(SmallTerrace.days(8, 1), SmallTerrace.LEVEL);

    private static EquityGame game(int days) {
        return new EquityGame(EquityGame.Rules.of(List.of(COURSE), days));
    }

    private static final Course OTHER = Course.of(SmallTerrace.days(24, 2), SmallTerrace.LEVEL);

    @Override
    protected ParallelEnv env() {
        return new EquityGame(EquityGame.Rules.of(List.of(OTHER), 3));
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    /// A step makes and solves a plan.
    @Override
    protected int bytesPerStep() {
        return 4_000_000;
    }

    @Test
    void step_actionsOfZero_areTheUnweightedOptimumToTheLastBit() {
        EquityGame game = game(8);
        game.begin(COURSE);
        double cost = 0;
        for (int d = 0; d < 8; d++) {
            game.step(new double[4], 0);
            assertThat(game.lastDay().bill()).isEqualTo(COURSE.unweighted()[d].bill());
            cost += game.lastDay().cost();
        }
        assertThat(cost).isEqualTo(COURSE.unweightedCost());
    }

    /// Rewards telescope: what is not cost adds up to the inequity at the end.
    @Test
    void rewards_addUpToInequityAndCost() {
        EquityGame game = game(8);
        game.begin(COURSE);
        RandomStream draw = RandomStreams.of(3).stream("actions");
        double[] action = new double[4];
        double[] reward = new double[1];
        double sum = 0;
        double cost = 0;
        while (!game.ended()) {
            Arrays.setAll(action, _ -> 2 * draw.nextDouble() - 1);
            game.step(action, 0);
            game.rewards(reward, 0);
            sum += reward[0];
            cost += game.lastDay().cost();
        }
        double dearer = cost / COURSE.unweightedCost() - 1;
        double expected = -100 * game.soFar().inequity() - 100 * dearer;
        assertThat(sum).isCloseTo(expected, within(1e-9));
    }

    /// The one household that weighs more buys the sun of the other one first.
    @Test
    void step_poorWeighMore_theyPayLess() {
        EquityGame game = game(8);
        game.begin(COURSE);
        double unweighted = 0;
        double weighted = 0;
        for (int d = 0; d < 8; d++) {
            game.step(new double[] {1, -1, -1, 0}, 0);
            weighted += game.lastDay().bill()[0];
            unweighted += COURSE.unweighted()[d].bill()[0];
        }
        assertThat(weighted).isLessThan(unweighted);
    }

    @Test
    void rules_episodeLongerThanCourse_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> game(9))
                .withMessageContaining("Episodes of 9 days need courses of as many (there are 8)");
    }
}
