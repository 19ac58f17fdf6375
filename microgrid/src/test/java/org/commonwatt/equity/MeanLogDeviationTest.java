package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MeanLogDeviationTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new MeanLogDeviation();
    }

    @Test
    void of_oneAndThree_matchesTheDefinition() {
        // ln 2 and ln(2/3), halved: ln(4/3)/2.
        double expected = Math.log(4.0 / 3.0) / 2;
        double[] x = {1, 3};
        assertThat(new MeanLogDeviation().of(x)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void of_somebodyHasNothing_isUndefined() {
        assertThat(new MeanLogDeviation().of(new double[] {0, 3})).isNaN();
    }
}
