package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class HooverTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new Hoover();
    }

    @Test
    void of_oneHasEverything_isWhatWouldHaveToMove() {
        double[] x = {0, 0, 7, 0};
        assertThat(new Hoover().of(x)).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void of_transferOnOneSideOfTheMean_staysTheSame() {
        double before = new Hoover().of(new double[] {1, 3, 20});
        assertThat(new Hoover().of(new double[] {2, 2, 20})).isCloseTo(before, within(1e-15));
    }
}
