package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossEntropySearchTest {
    private static final CrossEntropySearch SEARCH = new CrossEntropySearch(50, 0.2, 60, 0.7, 0.01);

    private static double[] minimise(long seed, CrossEntropySearch.Watcher watcher) {
        double[] start = {0.5, 0.5, 0.5};
        return SEARCH.minimise(
                start,
                0.3,
                new double[3],
                new double[] {1, 1, 1},
                (round, points, costs) -> {
                    for (int c = 0; c < points.length; c++) {
                        costs[c] = cost(points[c]);
                    }
                },
                new CrossEntropySearch.Draws(RandomStreams.of(seed).stream("search"), watcher));
    }

    /// Least at (0.2, 0.9, 1): the last would like to be 1.4.
    private static double cost(double[] x) {
        double a = x[0] - 0.2;
        double b = x[1] - 0.9;
        double c = x[2] - 1.4;
        return a * a + b * b + c * c;
    }

    @Test
    void search_findsTheLeast_withinTheBounds() {
        Forall.seeds(20)
                .check(
                        random -> {
                            double[] found = minimise(random.nextLong(), (r, best, mean) -> {});
                            assertThat(found[0]).isBetween(0.17, 0.23);
                            assertThat(found[1]).isBetween(0.87, 0.93);
                            assertThat(found[2]).isBetween(0.97, 1.0);
                        });
    }

    @Test
    void sameSeed_givesTheSameBits_andTheWatcherSeesEveryRound() {
        List<Double> best = new ArrayList<>();
        double[] one = minimise(4, (r, cost, mean) -> best.add(cost));
        assertThat(minimise(4, (r, cost, mean) -> {})).isEqualTo(one);
        assertThat(best).hasSize(60);
        assertThat(best.getLast()).isLessThan(best.getFirst());
    }

    @Test
    void searchPutAway_goesOnBitForBit() {
        CrossEntropySearch.Objective objective =
                (round, points, costs) -> Arrays.setAll(costs, c -> cost(points[c]));
        double[] low = new double[3];
        double[] high = {1, 1, 1};
        RandomStream stream = RandomStreams.of(4).stream("search");
        CrossEntropyCourse first = SEARCH.begin(new double[3], 0.3, low, high);
        for (int round = 0; round < 20; round++) {
            double least = first.next(objective, stream);
            assertThat(least).isNotNegative();
        }
        CrossEntropyCourse second = SEARCH.begin(new double[3], 0.3, low, high);
        second.restore(first.numbers());
        RandomStream other = RandomStreams.of(4).stream("search");
        other.restore(stream.state());
        while (!first.isOver()) {
            assertThat(second.next(objective, other)).isEqualTo(first.next(objective, stream));
        }
        assertThat(second.numbers()).isEqualTo(first.numbers());
        assertThat(second.isOver()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.restore(new double[3]))
                .withMessageContaining("goes on from 7: 3");
    }

    @Test
    void searchesWithoutCandidates_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrossEntropySearch(1, 0.2, 60, 0.7, 0.01))
                .withMessageContaining("two candidates");
    }
}
