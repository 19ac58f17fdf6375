package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

final class LorenzCurveTest {

    @Test
    void points_threeAmounts_cumulateFromTheSmallest() {
        // 1 and 2 of 4, together 3 of 4.
        LorenzCurve curve = LorenzCurve.of(WeightedValues.of(new double[] {2, 1, 1}));
        assertThat(curve.points())
                .containsExactly(
                        new LorenzCurve.Point(0, 0),
                        new LorenzCurve.Point(1.0 / 3, 0.25),
                        new LorenzCurve.Point(2.0 / 3, 0.5),
                        new LorenzCurve.Point(1, 1));
    }

    @Test
    void shareOfTotal_betweenPoints_isStraight() {
        // Halfway between (0, 0) and (3/4, 1/2): weights 3 and 1, totals 3 and 3.
        double[] x = {1, 3};
        LorenzCurve curve = LorenzCurve.of(WeightedValues.of(x, new double[] {3, 1}));
        assertThat(curve.shareOfTotal(0.375)).isCloseTo(0.25, within(1e-15));
        assertThat(curve.shareOfTotal(0.0)).isZero();
        assertThat(curve.shareOfTotal(1.0)).isEqualTo(1.0);
    }

    @Test
    void of_anyAmounts_isConvexAndTwiceTheAreaToTheDiagonalIsTheGini() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = new double[1 + random.nextInt(15)];
                            double[] weights = new double[x.length];
                            Arrays.setAll(x, i -> random.exponential(1));
                            Arrays.setAll(weights, i -> random.nextDouble(0.1, 3));
                            WeightedValues values = WeightedValues.of(x, weights);
                            LorenzCurve curve = LorenzCurve.of(values);
                            double area = 0;
                            double slope = 0;
                            for (int i = 1; i < curve.points().size(); i++) {
                                LorenzCurve.Point left = curve.points().get(i - 1);
                                LorenzCurve.Point right = curve.points().get(i);
                                double width = right.shareOfPeople() - left.shareOfPeople();
                                double rise = right.shareOfTotal() - left.shareOfTotal();
                                assertThat(rise / width).isGreaterThanOrEqualTo(slope - 1e-12);
                                slope = rise / width;
                                area += width * (left.shareOfTotal() + right.shareOfTotal()) / 2;
                            }
                            assertThat(new Gini().of(values))
                                    .isCloseTo(1 - 2 * area, within(1e-13));
                        });
    }

    @Test
    void of_nothingToShare_hasNoPoints() {
        LorenzCurve curve = LorenzCurve.of(WeightedValues.of(new double[] {0, 0}));
        assertThat(curve.points()).isEmpty();
        assertThat(curve.shareOfTotal(0.5)).isNaN();
    }

    @Test
    void shareOfTotal_moreThanEverybody_isRejected() {
        LorenzCurve curve = LorenzCurve.of(WeightedValues.of(new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.shareOfTotal(1.5))
                .withMessageContaining("1.5");
    }
}
