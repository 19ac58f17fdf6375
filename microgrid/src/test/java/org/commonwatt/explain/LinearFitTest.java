package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class LinearFitTest {
    private static double[][] rows(RandomStream random, int count) {
        double[][] rows = new double[count][];
        for (int k = 0; k < count; k++) {
            rows[k] = new double[] {random.nextDouble(), 5 * random.nextDouble()};
        }
        return rows;
    }

    /// y = 4 + 2a − 3b: the coefficients come back, and rows that were left out are foretold.
    @Test
    void of_aStraightLine_findsIt() {
        double[][] rows = rows(RandomStreams.of(3).stream("fit"), 20);
        double[] values = new double[20];
        for (int k = 0; k < 20; k++) {
            values[k] = 4 + 2 * rows[k][0] - 3 * rows[k][1];
        }
        LinearFit fit = LinearFit.of(rows, values);
        assertThat(fit.coefficients()[0]).isCloseTo(2, within(1e-4));
        assertThat(fit.coefficients()[1]).isCloseTo(-3, within(1e-4));
        assertThat(fit.heldOutR2()).isGreaterThan(0.999);
        double parts = fit.part(rows[5], 0) + fit.part(rows[5], 1);
        assertThat(fit.mean() + parts).isCloseTo(values[5], within(1e-4));
    }

    /// Where there is nothing to find, no variance is foretold.
    @Test
    void of_noise_foretellsNothing() {
        RandomStream random = RandomStreams.of(4).stream("noise");
        double[][] rows = rows(random, 40);
        double[] values = new double[40];
        for (int k = 0; k < 40; k++) {
            values[k] = random.nextGaussian();
        }
        assertThat(LinearFit.of(rows, values).heldOutR2()).isLessThan(0.2);
    }
}
