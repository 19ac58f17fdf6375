package org.commonwatt.experiments.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ScaleTest {
    @Test
    void niceScale_hasRoundEnds() {
        Scale scale = Scale.nice(-12, 71, 100, 0);
        assertThat(scale.ticks()).containsExactly(-20, 0, 20, 40, 60, 80);
        assertThat(scale.at(-20)).isEqualTo(100);
        assertThat(scale.at(80)).isZero();
    }

    @Test
    void niceScale_includesItsValues_andHasAFewGridLines() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            double magnitude = Math.pow(10, random.nextInt(-5, 6));
            double low = random.nextDouble(-1, 1) * magnitude;
            double high = low + random.nextDouble(1e-3, 1) * magnitude;
            Scale scale = Scale.nice(low, high, 0, 1);
            assertThat(scale.low()).as("seed %d", seed).isLessThanOrEqualTo(low + 1e-6 * magnitude);
            assertThat(scale.high())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(high - 1e-6 * magnitude);
            assertThat(scale.ticks().length).as("seed %d", seed).isBetween(3, 8);
        }
    }

    @Test
    void noExtent_stillMakesAScale() {
        assertThat(Scale.nice(0, 0, 0, 1).high()).isEqualTo(1);
    }
}
