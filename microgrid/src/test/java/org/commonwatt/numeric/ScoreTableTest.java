package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScoreTableTest {

    /// Two runs of three tasks.
    private static final ScoreTable TABLE =
            ScoreTable.of(new double[][] {{0.2, 0.9, 1.4}, {0.4, 0.5, 2.0}});

    @Test
    void aggregates_smallTable_matchTheirDefinitions() {
        assertThat(TABLE.runs()).isEqualTo(2);
        assertThat(TABLE.tasks()).isEqualTo(3);
        assertThat(TABLE.mean()).isCloseTo(5.4 / 6, within(1e-15));
        // Task means 0.3, 0.7, 1.7.
        assertThat(TABLE.median()).isCloseTo(0.7, within(1e-15));
        // Without 0.2 and 2.0: (0.4 + 0.5 + 0.9 + 1.4)/4.
        assertThat(TABLE.interquartileMean()).isCloseTo(0.8, within(1e-15));
        // Shortfalls 0.8, 0.1, 0, 0.6, 0.5, 0 of 6 cells.
        assertThat(TABLE.optimalityGap(1.0)).isCloseTo(2.0 / 6, within(1e-15));
        assertThat(TABLE.runMeans())
                .containsExactly(new double[] {2.5 / 3, 2.9 / 3}, within(1e-15));
    }

    @Test
    void shareAbove_thresholdOnAScore_countsOnlyHigherOnes() {
        double[] shares = TABLE.shareAbove(new double[] {0, 0.5, 2.0});
        assertThat(shares).containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void probabilityOfImprovement_ties_countHalf() {
        ScoreTable ours = ScoreTable.of(new double[][] {{1, 5}, {2, 6}});
        ScoreTable theirs = ScoreTable.of(new double[][] {{1, 9}, {0, 9}});
        // Task 0: 1 ties with 1, beats 0; 2 beats both: 3.5/4. Task 1: never.
        assertThat(ours.probabilityOfImprovementByTask(theirs)).containsExactly(0.875, 0);
        assertThat(ours.probabilityOfImprovement(theirs)).isEqualTo(0.4375);
    }

    @Test
    void probabilityOfImprovement_bothWays_addUpToOne() {
        Forall.seeds(200)
                .check(
                        random -> {
                            int tasks = 1 + random.nextInt(4);
                            ScoreTable a = table(random, tasks);
                            ScoreTable b = table(random, tasks);
                            assertThat(
                                            a.probabilityOfImprovement(b)
                                                    + b.probabilityOfImprovement(a))
                                    .isCloseTo(1.0, within(1e-12));
                        });
    }

    @Test
    void estimates_valueOfTheTable_isTheirValue() {
        Bootstrap bootstrap = new Bootstrap(200, 0.95);
        RandomStream random = RandomStreams.of(2).stream("estimates");
        Estimate mean = TABLE.estimate(ScoreTable::mean, bootstrap, random);
        assertThat(mean.value()).isEqualTo(TABLE.mean());
        assertThat(mean.interval().contains(mean.value())).isTrue();
        // A table against itself: symmetric around one half.
        Estimate itself = TABLE.estimateImprovement(TABLE, bootstrap, random);
        assertThat(itself.value()).isEqualTo(0.5);
        assertThat(itself.interval().contains(0.5)).isTrue();
    }

    @Test
    void of_raggedOrEmptyScores_areRejected() {
        rejects(() -> ScoreTable.of(new double[][] {{1, 2}, {1}}), "1 in run 1");
        rejects(() -> ScoreTable.of(new double[0][]), "[]");
        ScoreTable other = ScoreTable.of(new double[][] {{1}});
        rejects(() -> TABLE.probabilityOfImprovement(other), "3 and 1");
    }

    private static ScoreTable table(RandomStream random, int tasks) {
        double[][] scores = new double[1 + random.nextInt(5)][tasks];
        for (double[] run : scores) {
            for (int task = 0; task < tasks; task++) {
                run[task] = random.nextInt(4);
            }
        }
        return ScoreTable.of(scores);
    }

    private static void rejects(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
