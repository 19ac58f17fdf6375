package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TheilTTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new TheilT();
    }

    @Test
    void of_oneHasEverything_isTheLogarithmOfN() {
        // One ratio is n, the others are 0: (n·ln n)/n.
        double[] x = {0, 9, 0, 0};
        assertThat(new TheilT().of(x)).isCloseTo(Math.log(4), within(1e-15));
    }

    @Test
    void of_oneAndThree_matchesTheDefinition() {
        // Ratios 1/2 and 3/2.
        double expected = (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2;
        assertThat(new TheilT().of(new double[] {1, 3})).isCloseTo(expected, within(1e-15));
    }
}
