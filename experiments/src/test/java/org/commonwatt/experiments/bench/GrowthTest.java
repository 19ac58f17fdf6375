package org.commonwatt.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GrowthTest {
    @Test
    void exponent_ofAPower_isThatPower() {
        // 3 n^1.5 at n = 1, 4, 16: 3, 24, 192.
        double exponent = Growth.exponent(new double[] {1, 4, 16}, new double[] {3, 24, 192});
        assertThat(exponent).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void exponent_ofAConstant_isZero() {
        double exponent = Growth.exponent(new double[] {10, 100}, new double[] {2, 2});
        assertThat(exponent).isCloseTo(0, within(1e-12));
    }

    @Test
    void exponent_offALine_isTheLeastSquaresSlope() {
        // Logarithms to base 2: x = 0, 1, 2 and y = 0, 2, 1; slope = (−1·−1 + 1·0) / 2 = 1/2.
        double exponent = Growth.exponent(new double[] {1, 2, 4}, new double[] {1, 4, 2});
        assertThat(exponent).isCloseTo(0.5, within(1e-12));
    }
}
