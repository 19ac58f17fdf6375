package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InequalityIndexTest {

    @Test
    void standard_names_areDifferent() {
        assertThat(InequalityIndex.standard())
                .extracting(InequalityIndex::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void standard_workedExample_matchesPublishedValues() {
        double[] x = {1, 2, 3, 4, 10};
        assertThat(InequalityIndex.standard())
                .extracting(index -> Math.round(index.of(x) * 1e6) / 1e6)
                .startsWith(0.4, 0.5, 0.276364);
    }
}
