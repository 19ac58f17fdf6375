package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class CoveringRadiusTest {
    private static final double[] TRANSPORT = {0, 1};
    private static final double[] RADII = {0, 0.1, 0.2, 0.5, 1};

    @Test
    void among_daysAlike_needNoRadius() {
        double[] costs = {10, 20, 10, 20, 10, 20, 10, 20};
        assertThat(CoveringRadius.among(RADII, TRANSPORT, costs, 4)).isZero();
    }

    /// Days that cost 10 could cost 20: a radius of ε moves ε of their mass and adds 10·ε. The
    /// fourth day costs 12: covered from ε = 0.2 on. Without one of the others their mean is 32/3
    /// and more.
    @Test
    void among_dearestBlock_decides() {
        double[] costs = {10, 20, 10, 20, 10, 20, 12, 22};
        assertThat(CoveringRadius.among(RADII, TRANSPORT, costs, 4)).isEqualTo(2);
        // In two blocks the second costs 11: ε = 0.1.
        assertThat(CoveringRadius.among(RADII, TRANSPORT, costs, 2)).isEqualTo(1);
    }

    @Test
    void among_nothingCovers_isTheLast() {
        double[] costs = {10, 20, 10, 20, 10, 20, 99, 99};
        assertThat(CoveringRadius.among(RADII, TRANSPORT, costs, 4)).isEqualTo(4);
    }

    @Test
    void among_fewerDaysThanBlocks_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoveringRadius.among(RADII, TRANSPORT, new double[4], 3))
                .withMessageContaining("5 radii, 3 blocks, 2 days");
    }
}
