package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MinOverMeanTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new MinOverMean();
    }

    @Test
    void of_threeAmounts_isTheLeastOverTheMean() {
        double[] x = {6, 2, 4};
        assertThat(new MinOverMean().of(x)).isCloseTo(0.5, within(1e-15));
    }
}
