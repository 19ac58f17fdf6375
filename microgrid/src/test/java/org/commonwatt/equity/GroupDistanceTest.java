package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

final class GroupDistanceTest {

    @Test
    void wasserstein_differentSizes_isTheAreaBetweenTheDistributions() {
        // {0, 1, 3} and {5, 6}: everything moves right; the means are 4/3 and 11/2.
        double apart = GroupDistance.wasserstein(new double[] {3, 0, 1}, new double[] {6, 5});
        assertThat(apart).isCloseTo(5.5 - 4.0 / 3, within(1e-15));
        // {0, 2} and {1}: half moves right by 1, half left by 1.
        double around = GroupDistance.wasserstein(new double[] {0, 2}, new double[] {1});
        assertThat(around).isCloseTo(1.0, within(1e-15));
    }

    @Test
    void wasserstein_equalSizes_isTheMeanDistanceOfRanks() {
        Forall.seeds(300)
                .check(
                        random -> {
                            int n = 1 + random.nextInt(12);
                            double[] x = whole(random, n);
                            double[] y = whole(random, n);
                            double distance = GroupDistance.wasserstein(x, y);
                            assertThat(GroupDistance.wasserstein(y, x)).isEqualTo(distance);
                            Arrays.sort(x);
                            Arrays.sort(y);
                            double sum = 0;
                            for (int i = 0; i < n; i++) {
                                sum += Math.abs(x[i] - y[i]);
                            }
                            assertThat(distance).isCloseTo(sum / n, within(1e-12));
                        });
    }

    @Test
    void largest_threeGroups_isTheFarthestPair() {
        double[] x = {0, 1, 4};
        assertThat(GroupDistance.largest(x, List.of("a", "b", "c"))).isEqualTo(4);
        assertThat(GroupDistance.largest(x, List.of("a", "a", "a"))).isZero();
        assertThat(GroupDistance.largest(new double[0], List.of())).isNaN();
        assertThat(GroupDistance.wasserstein(x, new double[0])).isNaN();
    }

    private static double[] whole(RandomStream random, int n) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> random.nextInt(-5, 6));
        return x;
    }
}
