package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.robust.WassersteinDistance.Ground;
import org.junit.jupiter.api.Test;

final class WassersteinDistanceTest {
    private final WassersteinDistance distance = new WassersteinDistance(new HighsSolver());

    private static double[] weights(int count, RandomStream random) {
        double[] weights = new double[count];
        Arrays.setAll(weights, i -> random.chance(0.1) ? 0.0 : random.nextDouble(0.1, 3));
        weights[0] = 1.0;
        return weights;
    }

    @Test
    void of_movedSample_isHowFarItWasMoved() {
        double[] x = {3, 1, 2};
        double[] y = {5.5, 3.5, 4.5};
        assertThat(WassersteinDistance.of(x, y, 1)).isEqualTo(2.5);
        assertThat(WassersteinDistance.of(x, y, 2)).isCloseTo(2.5, within(1e-15));
    }

    @Test
    void of_unequalWeights_movesMassBetweenPoints() {
        // 3/4 at 0 and 1/4 at 8 against 1/4 at 0 and 3/4 at 8: half the mass moves by 8.
        double[] points = {0, 8};
        double[] x = {3, 1};
        double[] y = {2, 6};
        assertThat(WassersteinDistance.of(points, x, points, y, 1)).isEqualTo(4.0);
        assertThat(WassersteinDistance.of(points, x, points, y, 2))
                .isCloseTo(Math.sqrt(32), within(1e-14));
    }

    @Test
    void of_numbers_isThatOfPointsWithOneCoordinate() {
        Forall.seeds(50)
                .check(
                        random -> {
                            double[] x = RandomSets.outcomes(1 + random.nextInt(9), random);
                            double[] y = RandomSets.outcomes(1 + random.nextInt(9), random);
                            double[] wx = weights(x.length, random);
                            double[] wy = weights(y.length, random);
                            assertThat(WassersteinDistance.of(x, wx, y, wy, 1))
                                    .isCloseTo(
                                            distance.between(
                                                    points(x), wx, points(y), wy, Ground.EUCLIDEAN),
                                            within(1e-9));
                            assertThat(WassersteinDistance.of(x, wx, y, wy, 2))
                                    .isCloseTo(
                                            distance.between(
                                                    points(x),
                                                    wx,
                                                    points(y),
                                                    wy,
                                                    Ground.SQUARED_EUCLIDEAN),
                                            within(1e-8));
                        });
    }

    private static double[][] points(double[] x) {
        return Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    }

    @Test
    void of_samples_isAMetric() {
        Forall.seeds(200)
                .check(
                        random -> {
                            double[] x = RandomSets.outcomes(1 + random.nextInt(9), random);
                            double[] y = RandomSets.outcomes(1 + random.nextInt(9), random);
                            double[] z = RandomSets.outcomes(1 + random.nextInt(9), random);
                            double xy = WassersteinDistance.of(x, y, 1);
                            double yx = WassersteinDistance.of(y, x, 1);
                            double xz = WassersteinDistance.of(x, z, 1);
                            double zy = WassersteinDistance.of(z, y, 1);
                            assertThat(yx).isCloseTo(xy, within(1e-12));
                            assertThat(xy).isLessThanOrEqualTo(xz + zy + 1e-12);
                            assertThat(WassersteinDistance.of(x, x, 1)).isZero();
                        });
    }

    @Test
    void between_points_differsByTheGround() {
        double[][] x = {{0, 0}};
        double[][] y = {{3, 4}};
        double[] one = {1};
        assertThat(distance.between(x, one, y, one, Ground.EUCLIDEAN)).isEqualTo(5.0);
        assertThat(distance.between(x, one, y, one, Ground.MANHATTAN)).isEqualTo(7.0);
        assertThat(distance.between(x, one, y, one, Ground.SQUARED_EUCLIDEAN)).isEqualTo(5.0);
    }

    @Test
    void leastCost_overADayMetric_matchesDays() {
        // Load in units of 10, hours without supply in days: 5/10 + 12/24 between the odd ones.
        DayMetric metric =
                new DayMetric(
                        List.of(
                                new DayMetric.Component("load", 10),
                                new DayMetric.Component("outage", 24)));
        double[][] calm = {{1, 2}, {0}};
        double[][] storm = {{4, 4}, {12}};
        assertThat(metric.between(calm, storm)).isEqualTo(1.0);
        double[] distances = metric.between(List.of(calm, storm), List.of(storm, storm));
        assertThat(distances).containsExactly(1, 1, 0, 0);
        double[] equal = {1, 1};
        assertThat(distance.leastCost(distances, equal, equal)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void dayMetric_daysThatDoNotFit_areRejected() {
        DayMetric metric = new DayMetric(List.of(new DayMetric.Component("load", 10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metric.between(new double[][] {{1}}, new double[][] {{1, 2}}))
                .withMessageContaining("load: 1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metric.between(new double[2][1], new double[1][1]))
                .withMessageContaining("the 1 components of the metric, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DayMetric.Component("load", 0))
                .withMessageContaining("load must be positive and finite: 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new DayMetric(List.of()));
    }

    @Test
    void samples_thatDoNotFit_areRejected() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WassersteinDistance.of(one, one, 0.5))
                .withMessageContaining("0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distance.leastCost(new double[3], one, one))
                .withMessageContaining("1 and 1 points, 3 distances");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                distance.between(
                                        new double[1][2],
                                        one,
                                        new double[1][3],
                                        one,
                                        Ground.EUCLIDEAN))
                .withMessageContaining("2 and 3");
    }
}
