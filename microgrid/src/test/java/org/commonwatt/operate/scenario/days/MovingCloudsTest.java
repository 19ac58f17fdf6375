package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

/// Small clouds alone, under a wind from the west of 10 m/s: the logit of clearness is the field's.
final class MovingCloudsTest {
    private static final int SAMPLES = 3000;
    private static final double SPEED_MS = 10;
    private static final CloudField FIELD = new CloudField(RandomStreams.of(1).stream("field"));
    private static final CloudDay DAY =
            new CloudDay(
                    0, new double[289], 1, FIELD, new CloudDay.Motion(1, 0, SPEED_MS, 100, 7.5));

    /// Logits over a roof at means of `seconds`, from a second on.
    private static double[] logits(RoofPlace place, double seconds, double from) {
        CloudDay.Over over = DAY.over(place);
        double[] logits = new double[(int) (SAMPLES * 10 / seconds)];
        Arrays.setAll(
                logits,
                k -> {
                    double clear = over.clearness(from + (k + 0.5) * seconds, seconds);
                    return Math.log((clear - 0.05) / (1.08 - clear));
                });
        return logits;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = HomeStatistic.mean(a);
        double meanB = HomeStatistic.mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.length; k++) {
            ab += (a[k] - meanA) * (b[k] - meanB);
            aa += (a[k] - meanA) * (a[k] - meanA);
            bb += (b[k] - meanB) * (b[k] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double between(double eastM, double northM, double seconds) {
        return correlation(
                logits(RoofPlace.MIDDLE, seconds, 1000),
                logits(new RoofPlace(eastM, northM), seconds, 1000));
    }

    @Test
    void roofs_furtherApart_seeLessOfTheSameClouds() {
        // exp(-d/500 m); means over 100 m make the near pair a little more alike, and a day of
        // 300 km has 600 independent pieces along, so that a correlation is known within 0.1.
        for (double metres : new double[] {200, 500, 1000}) {
            double law = Math.exp(-metres / CloudField.DECORRELATION_M);
            assertThat(between(metres, 0, 10)).as("along %s", metres).isCloseTo(law, within(0.12));
            assertThat(between(0, metres, 10)).as("across %s", metres).isCloseTo(law, within(0.12));
        }
        assertThat(between(300, 0, 10)).isGreaterThan(between(600, 0, 10));
        assertThat(between(0, 300, 10)).isGreaterThan(between(0, 600, 10));
    }

    @Test
    void roofsAlongTheWind_overLongerMeans_becomeAlike() {
        // In 300 s the pattern moves 3 km: two means share all but half a kilometre of it.
        assertThat(between(500, 0, 300)).isGreaterThan(0.8);
        assertThat(between(500, 0, 60)).isBetween(between(500, 0, 10), between(500, 0, 300));
    }

    @Test
    void roofDownwind_seesTheSameCloudsLater() {
        // 500 m at 10 m/s are 50 s.
        double[] here = logits(RoofPlace.MIDDLE, 10, 1000);
        RoofPlace east = new RoofPlace(500, 0);
        assertThat(correlation(here, logits(east, 10, 1050))).isCloseTo(1, within(1e-6));
        assertThat(correlation(here, logits(east, 10, 950))).isLessThan(0.4);
        assertThat(correlation(here, logits(new RoofPlace(-500, 0), 10, 950)))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void largeClouds_reachARoofDownwindLater() {
        double[] knots = new double[289];
        Arrays.setAll(knots, k -> Math.sin(k / 3.0));
        var day = new CloudDay(0, knots, 0, FIELD, new CloudDay.Motion(0, 1, 5, 0, 0));
        // 600 m to the north at 5 m/s are 120 s.
        CloudDay.Over middle = day.over(RoofPlace.MIDDLE);
        CloudDay.Over north = day.over(new RoofPlace(40, 600));
        for (int second = 3600; second < 80000; second += 137) {
            assertThat(north.clearness(second + 120, 60))
                    .isCloseTo(middle.clearness(second, 60), within(1e-12));
        }
    }

    @Test
    void field_anyPlace_isStandardNormalAndRound() {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int row = 0; row < CloudField.ACROSS; row++) {
            for (int k = 0; k < CloudField.ALONG; k += 3) {
                double value = FIELD.mean(k, 1, row);
                sum += value;
                squares += value * value;
                count++;
            }
        }
        // About 262144·(100/500)²/4 ≈ 2600 independent pieces.
        assertThat(sum / count).isCloseTo(0, within(0.08));
        assertThat(squares / count).isCloseTo(1, within(0.1));
        Forall.seeds(200)
                .check(
                        random -> {
                            double from = 1e4 * random.nextGaussian();
                            double length = 0.1 + 30 * random.nextDouble();
                            double across = 50 * random.nextGaussian();
                            double here = FIELD.mean(from, length, across);
                            assertThat(FIELD.mean(from + CloudField.ALONG, length, across))
                                    .isCloseTo(here, within(1e-8));
                            assertThat(FIELD.mean(from, length, across - CloudField.ACROSS))
                                    .isCloseTo(here, within(1e-8));
                            double half = FIELD.mean(from, length / 2, across);
                            double rest = FIELD.mean(from + length / 2, length / 2, across);
                            assertThat((half + rest) / 2).isCloseTo(here, within(1e-8));
                        });
    }
}
