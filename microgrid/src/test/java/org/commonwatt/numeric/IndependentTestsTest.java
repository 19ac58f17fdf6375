package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class IndependentTestsTest {

    @Test
    void kruskalWallis_separatedGroups_matchesTheFormula() {
        // Ranks 1 2 | 3 4: H = 12/(4·5)·(9/2 + 49/2) − 15 = 2.4.
        TestResult result = IndependentTests.kruskalWallis(new double[][] {{1, 2}, {8, 9}});
        assertThat(result.statistic()).isCloseTo(2.4, within(1e-12));
        assertThat(result.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void kruskalWallis_ties_areCorrectedFor() {
        // Ranks 1.5 1.5 | 3 4: 12/20·(9/2 + 49/2) − 15 = 2.4; one pair: 1 − 6/60.
        TestResult result = IndependentTests.kruskalWallis(new double[][] {{1, 1}, {8, 9}});
        assertThat(result.statistic()).isCloseTo(2.4 / 0.9, within(1e-12));
    }

    @Test
    void friedman_sameOrderInEveryBlock_isBlocksTimesTreatmentsLessOne() {
        // Full agreement of n blocks on k treatments: n(k − 1) = 4·2; p = exp(−8/2).
        double[][] treatments = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 9, 9, 9}};
        TestResult result = IndependentTests.friedman(treatments);
        assertThat(result.statistic()).isCloseTo(8, within(1e-12));
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
        assertThat(result.pValue()).isCloseTo(Math.exp(-4), within(1e-14));
    }

    @Test
    void mannWhitney_statistic_countsWinsAndHalfTies() {
        TestResult result = IndependentTests.mannWhitney(new double[] {1, 3}, new double[] {1, 2});
        assertThat(result.statistic()).isEqualTo(2.5);
    }

    @Test
    void rankTests_nothingDiffers_areUndefined() {
        double[][] equal = {{2, 2}, {2, 2}};
        assertThat(IndependentTests.kruskalWallis(equal).pValue()).isNaN();
        assertThat(IndependentTests.friedman(equal).pValue()).isNaN();
    }

    @Test
    void rankTests_nothingToCompare_areRejected() {
        rejects(() -> IndependentTests.kruskalWallis(new double[][] {{1, 2}}), "1");
        rejects(() -> IndependentTests.friedman(new double[][] {{1, 2}}), "1");
        rejects(() -> IndependentTests.friedman(new double[][] {{1, 2}, {1}}), "1 in 1");
    }

    private static void rejects(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
