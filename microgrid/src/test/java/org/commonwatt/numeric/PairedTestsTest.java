package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PairedTestsTest {

    private static final double[] ZEROS = {0, 0, 0, 0};

    @Test
    void signFlip_allDifferencesPositive_isTheSmallestPossibleP() {
        // Only one of 2^4 patterns reaches the observed mean: 2·1/16.
        TestResult result = PairedTests.signFlip(new double[] {1, 2, 3, 4}, ZEROS);
        assertThat(result.statistic()).isEqualTo(2.5);
        assertThat(result.pValue()).isEqualTo(0.125);
    }

    @Test
    void signFlip_sumsEqualUpToRounding_countAsEqual() {
        // Differences 0.1, 0.2, −0.3, 0.35 in any order: sums of at least 0.35 are 0.35 + s with
        // s = 0.6, 0.4, 0.2 or twice 0, where 0 may come out as ±5.6e-17; 2·5/16.
        for (double size : new double[] {1, -1, 1e-20}) {
            Forall.seeds(24)
                    .check(
                            random -> {
                                int[] order = {0, 1, 2, 3};
                                random.shuffle(order);
                                double[] parts = {0.1, 0.2, -0.3, 0.35};
                                double[] x =
                                        Arrays.stream(order)
                                                .mapToDouble(i -> size * parts[i])
                                                .toArray();
                                assertThat(PairedTests.signFlip(x, ZEROS).pValue())
                                        .isEqualTo(0.625);
                            });
        }
    }

    @Test
    void signFlip_drawnPatterns_approachesTheExactP() {
        Forall.seeds(20)
                .check(
                        random -> {
                            double[] x = new double[10];
                            double[] y = new double[10];
                            Arrays.setAll(x, i -> random.nextGaussian(0.5, 1));
                            Arrays.setAll(y, i -> random.nextGaussian());
                            double exact = PairedTests.signFlip(x, y).pValue();
                            double drawn = PairedTests.signFlip(x, y, 20_000, random).pValue();
                            // Standard error 2·√(0.25/20000) = 0.007 at most.
                            assertThat(drawn).isCloseTo(exact, within(0.03));
                        });
    }

    @Test
    void wilcoxon_swappedSides_isSymmetric() {
        // Ranks 1 (−), 2, 3, 4: the smaller sum is 1; of 16 patterns 2 have a sum of at most 1.
        double[] x = {-0.5, 1, 2, 3};
        TestResult result = PairedTests.wilcoxon(x, ZEROS);
        assertThat(result.statistic()).isEqualTo(1);
        assertThat(result.pValue()).isCloseTo(0.25, within(1e-15));
        assertThat(PairedTests.wilcoxon(ZEROS, x)).isEqualTo(result);
    }

    @Test
    void t_threeDifferences_matchesTheFormula() {
        // Mean 2, standard deviation 1, t = 2·√3, df 2: p = 1 − t/√(2 + t²).
        TestResult result = PairedTests.t(new double[] {1, 2, 3}, new double[3]);
        double t = 2 * Math.sqrt(3);
        assertThat(result.statistic()).isCloseTo(t, within(1e-14));
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
        assertThat(result.pValue()).isCloseTo(1 - t / Math.sqrt(2 + t * t), within(1e-14));
        assertThat(PairedTests.cohenD(new double[] {1, 2, 3}, new double[3])).isEqualTo(2);
    }

    @Test
    void everyTest_samePolicyTwice_findsNoDifference() {
        double[] x = {1, 5, 2, 8};
        RandomStream random = RandomStreams.of(1).stream("same");
        assertThat(PairedTests.signFlip(x, x).pValue()).isEqualTo(1);
        assertThat(PairedTests.signFlip(x, x, 100, random).pValue()).isEqualTo(1);
        assertThat(PairedTests.wilcoxon(x, x).pValue()).isEqualTo(1);
        assertThat(PairedTests.t(x, x).pValue()).isEqualTo(1);
    }

    /// Under "no difference" each test rejects at 5 % in at most 5 % of the cases; three standard
    /// errors of 1000 cases are 2.1 %.
    @Test
    void everyTest_noDifference_keepsItsLevel() {
        int flips = 0;
        int ranks = 0;
        int students = 0;
        for (int i = 0; i < 1000; i++) {
            RandomStream random = RandomStreams.of(i).stream("level");
            double[] x = new double[8];
            double[] y = new double[8];
            Arrays.setAll(x, k -> random.nextGaussian());
            Arrays.setAll(y, k -> random.nextGaussian());
            flips += PairedTests.signFlip(x, y).pValue() <= 0.05 ? 1 : 0;
            ranks += PairedTests.wilcoxon(x, y).pValue() <= 0.05 ? 1 : 0;
            students += PairedTests.t(x, y).pValue() <= 0.05 ? 1 : 0;
        }
        assertThat(List.of(flips, ranks, students)).allMatch(count -> count >= 15 && count <= 71);
    }

    @Test
    void everyTest_unequalOrTooManyPairs_isRejected() {
        rejects(() -> PairedTests.t(new double[2], new double[3]), "2 and 3");
        rejects(() -> PairedTests.signFlip(new double[25], new double[25]), "25");
        rejects(() -> PairedTests.signFlip(new double[0], new double[0]), "0");
    }

    private static void rejects(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
