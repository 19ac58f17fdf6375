package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RunningMomentsTest {

    @Test
    void of_fourNumbers_hasTheirMeanAndSpread() {
        // Mean 5, deviations −3, −1, 1, 3 with squares 20.
        Moments moments = Moments.of(new double[] {2, 8, 4, 6});
        assertThat(moments).isEqualTo(new Moments(4, 5, 20, 2, 8));
        assertThat(moments.variance()).isCloseTo(20.0 / 3, within(1e-15));
        assertThat(moments.populationVariance()).isEqualTo(5);
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(20.0 / 3), within(1e-15));
        assertThat(moments.standardError()).isCloseTo(Math.sqrt(5.0 / 3), within(1e-15));
    }

    @Test
    void of_largeOffset_keepsTheDigitsOfTheVariance() {
        // The textbook formula Σx² − n·mean² loses all digits here.
        assertThat(Moments.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}).variance()).isEqualTo(1.0);
    }

    @Test
    void of_nothing_isUndefined() {
        Moments none = Moments.of(new double[0]);
        assertThat(none).isEqualTo(Moments.EMPTY);
        assertThat(none.variance()).isNaN();
        assertThat(none.populationVariance()).isNaN();
        assertThat(Moments.of(new double[] {3}).variance()).isNaN();
        RunningMoments running = new RunningMoments();
        assertThat(running.mean()).isZero();
        assertThat(running.populationVariance()).isZero();
    }

    @Test
    void merge_anyTwoParts_isTheWhole() {
        Forall.seeds(500)
                .check(
                        random -> {
                            double[] all = new double[random.nextInt(40)];
                            Arrays.setAll(all, i -> random.nextGaussian(100, 5));
                            int cut = random.nextInt(all.length + 1);
                            Moments left = Moments.of(Arrays.copyOfRange(all, 0, cut));
                            Moments right = Moments.of(Arrays.copyOfRange(all, cut, all.length));
                            same(left.merge(right), Moments.of(all));
                            RunningMoments running = new RunningMoments();
                            running.merge(left);
                            running.merge(right);
                            same(running.moments(), Moments.of(all));
                        });
    }

    @Test
    void restore_momentsTakenEarlier_continuesToTheLastBit() {
        Forall.seeds(100)
                .check(
                        random -> {
                            RunningMoments whole = new RunningMoments();
                            RunningMoments resumed = new RunningMoments();
                            int cut = random.nextInt(20);
                            for (int i = 0; i < 20; i++) {
                                double value = random.nextGaussian();
                                if (i == cut) {
                                    resumed.restore(whole.moments());
                                }
                                whole.add(value);
                                if (i >= cut) {
                                    resumed.add(value);
                                }
                            }
                            assertThat(resumed.moments()).isEqualTo(whole.moments());
                        });
    }

    private static void same(Moments actual, Moments expected) {
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.min()).isEqualTo(Double.valueOf(expected.min()));
        assertThat(actual.max()).isEqualTo(Double.valueOf(expected.max()));
        if (expected.count() > 0) {
            assertThat(actual.mean()).isCloseTo(expected.mean(), within(1e-11));
            assertThat(actual.squaredDeviations())
                    .isCloseTo(expected.squaredDeviations(), within(1e-9));
        }
    }
}
