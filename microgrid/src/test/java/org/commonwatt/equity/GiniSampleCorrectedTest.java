package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GiniSampleCorrectedTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new GiniSampleCorrected();
    }

    @Override
    boolean keepsReplication() {
        return false;
    }

    @Override
    boolean takesWeights() {
        return false;
    }

    @Test
    void of_oneHasEverything_isOne() {
        double[] x = {0, 0, 7, 0};
        assertThat(new GiniSampleCorrected().of(x)).isCloseTo(1.0, within(1e-15));
    }

    @Test
    void of_onePerson_isUndefined() {
        assertThat(new GiniSampleCorrected().of(new double[] {7})).isNaN();
    }
}
