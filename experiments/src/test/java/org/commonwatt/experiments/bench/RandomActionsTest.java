package org.commonwatt.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.ConservingNeighbourGame;
import org.commonwatt.operate.game.NeighbourDays;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.env.ParallelEnv;
import org.junit.jupiter.api.Test;

final class RandomActionsTest {
    private static final int DRAWS = 8000;
    private static final int COPIES = 2;

    @Test
    void draw_numbersFrom0To1_everySixteenthOfTheRangeIsAsLikely() {
        assertEven(new SimpleSpread(Steering.CONTINUOUS), 16, x -> 16 * x);
    }

    @Test
    void draw_numbersFromMinus1To1_everySixteenthOfTheRangeIsAsLikely() {
        assertEven(new ConservingNeighbourGame(NeighbourDays.generated(5)), 16, x -> 8 * (x + 1));
    }

    @Test
    void draw_fiveChoices_everyChoiceIsAsLikely() {
        assertEven(new SimpleSpread(Steering.DISCRETE), 5, x -> x);
    }

    /// Counts of `cells` equal cells are binomial; five standard deviations are beyond chance.
    private static void assertEven(ParallelEnv env, int cells, DoubleUnaryOperator cell) {
        double[] actions = new double[COPIES * env.spec().actionSize()];
        var random = new RandomActions(env.spec(), RandomStreams.of(1).stream("actions"));
        int[][] counts = new int[actions.length][cells];
        for (int t = 0; t < DRAWS; t++) {
            random.draw(actions);
            for (int k = 0; k < actions.length; k++) {
                counts[k][(int) Math.floor(cell.applyAsDouble(actions[k]))]++;
            }
        }
        double mean = (double) DRAWS / cells;
        double five = 5 * Math.sqrt(mean * (1 - 1.0 / cells));
        for (int[] counted : counts) {
            for (int count : counted) {
                assertThat((double) count).isBetween(mean - five, mean + five);
            }
        }
    }
}
