package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class QuantilesTest {

    @Test
    void of_fourValues_liesOnTheLineBetweenRanks() {
        // Ranks 0 to 3; 0.25 · 3 = 0.75 of the way from 10 to 20.
        double[] x = {40, 10, 30, 20};
        assertThat(Quantiles.of(x, 0.25)).isCloseTo(17.5, within(1e-14));
        assertThat(Quantiles.median(x)).isEqualTo(25);
        assertThat(Quantiles.of(x, new double[] {1, 0})).containsExactly(40, 10);
        assertThat(x).containsExactly(40, 10, 30, 20);
    }

    @Test
    void lowerTailMean_shareOfTheCount_isRoundedUpButNotByRounding() {
        double[] ten = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        assertThat(Quantiles.lowerTailMean(ten, 0.2)).isEqualTo(0.5);
        assertThat(Quantiles.lowerTailMean(ten, 0.21)).isEqualTo(1);
        assertThat(Quantiles.lowerTailMean(ten, 1)).isEqualTo(4.5);
        assertThat(Quantiles.lowerTailMean(ten, 1e-12)).isZero();
        // 0.07 · 100 exceeds 7 in doubles: seven values 0 to 6 are meant, not eight.
        double[] hundred = new double[100];
        Arrays.setAll(hundred, i -> i);
        assertThat(0.07 * 100).isGreaterThan(7);
        assertThat(Quantiles.lowerTailMean(hundred, 0.07)).isEqualTo(3);
        assertThat(Quantiles.upperTailMean(hundred, 0.07)).isEqualTo(96);
    }

    @Test
    void interquartileMean_smallSamples_dropsOnlyWholeQuarters() {
        assertThat(Quantiles.interquartileMean(new double[] {100, 1, 2}))
                .isCloseTo(34.3, within(0.1));
        assertThat(Quantiles.interquartileMean(new double[] {100, 1, 3, -50})).isEqualTo(2);
        // Seven values lose one at each end: (2 + 3 + 4 + 5 + 6)/5.
        assertThat(Quantiles.interquartileMean(new double[] {7, 1, 6, 2, 5, 3, 4})).isEqualTo(4);
    }

    @Test
    void of_noValues_isUndefined() {
        double[] none = {};
        assertThat(Quantiles.median(none)).isNaN();
        assertThat(Quantiles.lowerTailMean(none, 0.1)).isNaN();
        assertThat(Quantiles.interquartileMean(none)).isNaN();
    }

    @Test
    void of_meaninglessInput_isRejected() {
        double[] x = {1, Double.NaN};
        rejects(() -> Quantiles.median(x), "NaN at index 1");
        rejects(() -> Quantiles.interquartileMean(x), "NaN at index 1");
        rejects(() -> Quantiles.of(new double[] {1}, 1.5), "1.5");
        rejects(() -> Quantiles.lowerTailMean(new double[] {1}, 0), "0.0");
        rejects(() -> Quantiles.upperTailMean(new double[] {1}, 10), "10.0");
    }

    private static void rejects(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
