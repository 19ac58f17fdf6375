package org.commonwatt.operate.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.commonwatt.grid.TimeAxis;
import org.junit.jupiter.api.Test;

final class HourOfWeekTest extends ForecasterContract {
    @Override
    Forecaster create(TimeAxis axis, int horizon, Truth truth, int series) {
        return new HourOfWeek(axis, series, horizon);
    }

    private static final TimeAxis WEEKS =
            TimeAxis.of(
                    Instant.parse("2025-01-06T00:00:00Z"),
                    Duration.ofHours(1),
                    40 * 168,
                    ZoneOffset.UTC);

    @Test
    void forecast_weeklyPattern_isLearned() {
        // 0.75^30 ≈ 2e-4 of the first guess is left after thirty weeks.
        var model = new HourOfWeek(WEEKS, 1, 168);
        int steps = 30 * 168;
        for (int t = 0; t < steps; t++) {
            model.observe(t, new double[] {t % 168});
        }
        double[] out = new double[168];
        model.forecast(steps, 0, out);
        for (int hour = 0; hour < 168; hour++) {
            assertThat(out[hour]).isCloseTo(hour, within(0.05));
        }
    }

    @Test
    void forecast_secondWeek_movesByAQuarterOfTheDifference() {
        // First Monday at 0:00 has 4, the second 8: the third is expected at 4 + (8 − 4)/4 = 5.
        var model = new HourOfWeek(WEEKS, 1, 1);
        for (int t = 0; t < 2 * 168; t++) {
            model.observe(t, new double[] {t == 0 ? 4 : t == 168 ? 8 : 1});
        }
        double[] out = new double[1];
        model.forecast(2 * 168, 0, out);
        assertThat(out[0]).isCloseTo(5, within(1e-12));
    }

    @Test
    void forecast_dayNotMetYet_isTheHourOfTheDay() {
        var model = new HourOfWeek(WEEKS, 1, 24);
        for (int t = 0; t < 24; t++) {
            model.observe(t, new double[] {t});
        }
        double[] out = new double[24];
        model.forecast(24, 0, out);
        assertThat(out[13]).isEqualTo(13);
    }
}
