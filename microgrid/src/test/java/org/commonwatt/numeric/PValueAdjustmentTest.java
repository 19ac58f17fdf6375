package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PValueAdjustmentTest {

    @Test
    void adjust_threePValues_matchesEachDefinition() {
        double[] p = {0.03, 0.01, 0.04};
        // Sorted 0.01, 0.03, 0.04. Holm: 3·0.01, 2·0.03, max(0.06, 0.04).
        expect(PValueAdjustment.BONFERRONI, p, 0.09, 0.03, 0.12);
        expect(PValueAdjustment.HOLM, p, 0.06, 0.03, 0.06);
        // 0.04·3/3, min(0.04, 0.03·3/2), min(0.04, 0.01·3).
        expect(PValueAdjustment.BENJAMINI_HOCHBERG, p, 0.04, 0.03, 0.04);
        // Closed testing with Simes' test: all three 0.03; {0.03, 0.04} 0.04.
        expect(PValueAdjustment.HOMMEL, p, 0.04, 0.03, 0.04);
    }

    /// Hommel's procedure is the closure of Simes' test: a hypothesis is as significant as the
    /// least significant of all intersections that it belongs to.
    @Test
    void hommel_anyPValues_isTheClosureOfSimes() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] p = new double[1 + random.nextInt(7)];
                            Arrays.setAll(p, i -> Math.pow(random.nextDouble(), 2));
                            double[] adjusted = PValueAdjustment.HOMMEL.adjust(p);
                            for (int i = 0; i < p.length; i++) {
                                assertThat(adjusted[i]).isCloseTo(closure(p, i), within(1e-12));
                            }
                        });
    }

    @Test
    void adjust_anyPValues_ordersTheProceduresByPower() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] p = new double[1 + random.nextInt(12)];
                            Arrays.setAll(p, i -> Math.pow(random.nextDouble(), 3));
                            double[] bonferroni = PValueAdjustment.BONFERRONI.adjust(p);
                            double[] holm = PValueAdjustment.HOLM.adjust(p);
                            double[] hommel = PValueAdjustment.HOMMEL.adjust(p);
                            double[] fdr = PValueAdjustment.BENJAMINI_HOCHBERG.adjust(p);
                            for (int i = 0; i < p.length; i++) {
                                assertThat(bonferroni[i]).isGreaterThanOrEqualTo(holm[i]);
                                assertThat(holm[i]).isGreaterThanOrEqualTo(hommel[i] - 1e-15);
                                assertThat(hommel[i]).isGreaterThanOrEqualTo(fdr[i] - 1e-15);
                                assertThat(fdr[i]).isGreaterThanOrEqualTo(p[i]);
                                assertThat(bonferroni[i]).isLessThanOrEqualTo(1);
                            }
                        });
    }

    @Test
    void adjust_noneOrMeaningless_isEmptyOrRejected() {
        for (PValueAdjustment adjustment : PValueAdjustment.values()) {
            assertThat(adjustment.adjust(new double[0])).isEmpty();
            for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> adjustment.adjust(new double[] {0.5, wrong}))
                        .withMessageContaining(wrong + " at index 1");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> adjustment.adjust(new double[] {wrong}));
            }
        }
    }

    private static void expect(PValueAdjustment adjustment, double[] p, double... expected) {
        assertThat(adjustment.adjust(p)).containsExactly(expected, within(1e-15));
    }

    private static double closure(double[] p, int hypothesis) {
        double largest = 0;
        for (int set = 1; set < 1 << p.length; set++) {
            if ((set >> hypothesis & 1) == 1) {
                int chosen = set;
                double[] members =
                        IntStream.range(0, p.length)
                                .filter(i -> (chosen >> i & 1) == 1)
                                .mapToDouble(i -> p[i])
                                .sorted()
                                .toArray();
                double simes = 1;
                for (int k = 0; k < members.length; k++) {
                    simes = Math.min(simes, members[k] * members.length / (k + 1));
                }
                largest = Math.max(largest, simes);
            }
        }
        return largest;
    }
}
