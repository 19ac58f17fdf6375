package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.Quantiles;
import org.junit.jupiter.api.Test;

final class ConditionalValueAtRiskTest extends RiskMeasureContract {
    private static final double[] VALUES = {4, 1, 3, 2};

    @Override
    RiskMeasure measure() {
        return new ConditionalValueAtRisk(0.7);
    }

    @Test
    void of_shareBetweenSamples_splitsTheOneAtTheBoundary() {
        // The worst 3/8 of four samples: one whole and half of the next.
        ConditionalValueAtRisk cvar = new ConditionalValueAtRisk(0.625);
        assertThat(cvar.of(VALUES, Outcome.COST)).isCloseTo((4 + 0.5 * 3) / 1.5, within(1e-15));
        assertThat(cvar.of(VALUES, Outcome.RETURN)).isCloseTo((1 + 0.5 * 2) / 1.5, within(1e-15));
    }

    @Test
    void of_weights_countMass() {
        // The worst half of the mass 4: the 4 with weight 1, and 1 of the 2 that the 3 weighs.
        double[] weights = {1, 0.5, 2, 0.5};
        assertThat(new ConditionalValueAtRisk(0.5).of(VALUES, weights, Outcome.COST))
                .isEqualTo(3.5);
    }

    @Test
    void of_levelZero_isTheMean() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] x = RandomSets.outcomes(1 + random.nextInt(20), random);
                            double mean = new Expectation().of(x, Outcome.COST);
                            assertThat(new ConditionalValueAtRisk(0).of(x, Outcome.COST))
                                    .isCloseTo(mean, within(1e-12));
                        });
    }

    @Test
    void of_levelOfTheWorstSample_isTheWorst() {
        // 1 − 0.9 is a little less than a tenth in binary: still the worst of ten.
        double[] ten = new double[10];
        Arrays.setAll(ten, i -> i);
        assertThat(new ConditionalValueAtRisk(0.9).of(ten, Outcome.COST)).isEqualTo(9.0);
    }

    @Test
    void of_wholeSamples_isTheTailMeanOfFigures() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] x = RandomSets.outcomes(10, random);
                            double share = (1 + random.nextInt(10)) / 10.0;
                            ConditionalValueAtRisk cvar = new ConditionalValueAtRisk(1 - share);
                            assertThat(cvar.of(x, Outcome.COST))
                                    .isCloseTo(Quantiles.upperTailMean(x, share), within(1e-12));
                            assertThat(cvar.of(x, Outcome.RETURN))
                                    .isCloseTo(Quantiles.lowerTailMean(x, share), within(1e-12));
                        });
    }

    @Test
    void of_risingLevel_doesNotFall() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] x = RandomSets.outcomes(1 + random.nextInt(20), random);
                            double before = Double.NEGATIVE_INFINITY;
                            for (double alpha = 0; alpha < 1; alpha += 0.05) {
                                double tail = new ConditionalValueAtRisk(alpha).of(x, Outcome.COST);
                                assertThat(tail).isGreaterThanOrEqualTo(before - 1e-12);
                                before = tail;
                            }
                        });
    }

    @Test
    void valueAtRisk_isTheSmallestThatAtMostTheShareExceeds() {
        double[] ones = {1, 1, 1, 1};
        // A quarter exceeds 3; of returns, a quarter falls short of 2.
        ConditionalValueAtRisk quarter = new ConditionalValueAtRisk(0.75);
        assertThat(quarter.valueAtRisk(VALUES, ones, Outcome.COST)).isEqualTo(3.0);
        assertThat(quarter.valueAtRisk(VALUES, ones, Outcome.RETURN)).isEqualTo(2.0);
        assertThat(new ConditionalValueAtRisk(0.8).valueAtRisk(VALUES, ones, Outcome.COST))
                .isEqualTo(4.0);
    }

    @Test
    void level_outsideItsRange_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConditionalValueAtRisk(1.0))
                .withMessageContaining("1.0");
    }
}
