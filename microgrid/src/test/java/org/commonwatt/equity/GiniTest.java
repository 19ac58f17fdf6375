package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GiniTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new Gini();
    }

    @Test
    void of_fiveAmounts_matchesTheSumOfDifferences() {
        // Pairs of {1,2,3,4,10} differ by 1+2+3+9 + 1+2+8 + 1+7 + 6 = 40; 2·40/(2·25·4) = 0.4.
        assertThat(new Gini().of(new double[] {3, 10, 1, 4, 2})).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void of_oneHasEverything_isOneMinusOneOverN() {
        assertThat(new Gini().of(new double[] {0, 0, 7, 0})).isCloseTo(0.75, within(1e-15));
    }
}
