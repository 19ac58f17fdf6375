package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.Moments;
import org.junit.jupiter.api.Test;

final class InequalityIndexTest {

    @Test
    void standard_names_areDifferent() {
        assertThat(InequalityIndex.standard())
                .extracting(InequalityIndex::name)
                .doesNotHaveDuplicates();
    }

    /// Of nearly equal amounts Theil's T and the mean logarithmic deviation are half the squared
    /// coefficient of variation, and Atkinson's index is ε times that, up to terms of third order.
    @Test
    void entropies_nearlyEqualAmounts_areHalfTheSquaredVariation() {
        Forall.seeds(200)
                .check(
                        random -> {
                            double unit = Math.exp(random.nextDouble(-5, 5));
                            double[] x = new double[2 + random.nextInt(20)];
                            Arrays.setAll(x, i -> unit * (1 + 1e-7 * random.nextDouble()));
                            x[0] = unit;
                            x[1] = unit * (1 + 1e-7);
                            Moments moments = Moments.of(x);
                            double half =
                                    moments.populationVariance() / Math.pow(moments.mean(), 2) / 2;
                            same(new TheilT().of(x), half);
                            same(new MeanLogDeviation().of(x), half);
                            same(new Atkinson(0.5).of(x), 0.5 * half);
                            same(new Atkinson(1).of(x), half);
                            same(new Atkinson(2).of(x), 2 * half);
                        });
    }

    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-6 * expected));
    }

    @Test
    void standard_workedExample_matchesPublishedValues() {
        double[] x = {1, 2, 3, 4, 10};
        assertThat(InequalityIndex.standard())
                .extracting(index -> Math.round(index.of(x) * 1e6) / 1e6)
                .startsWith(0.4, 0.5, 0.276364);
    }
}
