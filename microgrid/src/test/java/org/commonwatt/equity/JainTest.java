package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class JainTest extends InequalityIndexContract {

    @Override
    InequalityIndex index() {
        return new Jain();
    }

    @Test
    void of_someShareEverythingEqually_isTheirShare() {
        double[] x = {0, 5, 0, 5, 0};
        assertThat(new Jain().of(x)).isCloseTo(0.4, within(1e-15));
    }
}
