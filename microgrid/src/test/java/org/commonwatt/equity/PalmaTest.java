package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PalmaTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new Palma();
    }

    @Test
    void of_tenPeople_isTheTopOverTheBottomFour() {
        // The richest has 10, the four poorest 1 + 2 + 3 + 4.
        double[] x = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
        assertThat(new Palma().of(x)).isCloseTo(1.0, within(1e-14));
    }

    @Test
    void of_fourTenthsHaveNothing_isUndefined() {
        assertThat(new Palma().of(new double[] {0, 0, 1, 2})).isNaN();
    }
}
