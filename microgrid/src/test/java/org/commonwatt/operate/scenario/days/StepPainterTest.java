package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

final class StepPainterTest {
    private static final TimeAxis AXIS =
            TimeAxis.of(Instant.EPOCH, Duration.ofMinutes(30), 4, ZoneOffset.UTC);

    private static double[] painted(double fromMinute, double toMinute, double kw) {
        double[] kwh = new double[4];
        new StepPainter(kwh, 0, AXIS.windows().getFirst(), AXIS)
                .add(60 * fromMinute, 60 * toMinute, kw);
        return kwh;
    }

    @Test
    void add_overThreeSteps_splitsByTime() {
        // 2 kW from minute 15 to 75: 15 min, 30 min, 15 min.
        assertThat(painted(15, 75, 2)).containsExactly(0.5, 1, 0.5, 0);
    }

    @Test
    void add_beyondTheWindow_keepsTheInside() {
        assertThat(painted(-60, 30, 2)).containsExactly(1, 0, 0, 0);
        assertThat(painted(105, 400, 2)).containsExactly(0, 0, 0, 0.5);
        assertThat(painted(200, 400, 2)).containsOnly(0);
        assertThat(painted(-20, -10, 2)).containsOnly(0);
    }

    @Test
    void add_anyInterval_keepsTheEnergy() {
        Forall.seeds(1000)
                .check(
                        random -> {
                            double from = 120 * random.nextDouble();
                            double to = from + (120 - from) * random.nextDouble();
                            assertThat(Arrays.stream(painted(from, to, 3)).sum())
                                    .isCloseTo(3 * (to - from) / 60, within(1e-12));
                        });
    }
}
