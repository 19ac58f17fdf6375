package org.commonwatt.operate.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.commonwatt.grid.TimeAxis;
import org.junit.jupiter.api.Test;

final class SimilarDayTest extends ForecasterContract {
    @Override
    Forecaster create(TimeAxis axis, int horizon, Truth truth, int series) {
        return new SimilarDay(axis, series, horizon);
    }

    private static TimeAxis fromMonday(int days) {
        return TimeAxis.of(
                Instant.parse("2025-01-06T00:00:00Z"),
                Duration.ofHours(1),
                24 * days,
                ZoneId.of("Europe/London"));
    }

    private static int hundredDaysPlusHour(int t) {
        return 100 * (t / 24) + t % 24;
    }

    /// Observes days whose value is 100 · day + hour and returns the forecast of the next 24 hours.
    private static double[] after(int days) {
        var similar = new SimilarDay(fromMonday(21), 1, 24);
        for (int t = 0; t < 24 * days; t++) {
            similar.observe(t, new double[] {hundredDaysPlusHour(t)});
        }
        double[] out = new double[24];
        similar.forecast(24 * days, 0, out);
        return out;
    }

    @Test
    void forecast_tuesday_isMonday() {
        assertThat(after(1)[7]).isEqualTo(7);
    }

    @Test
    void forecast_saturdayNeverSeen_isFriday() {
        // Days 0..4 are Monday to Friday; day 4 is Friday.
        assertThat(after(5)[7]).isEqualTo(407);
    }

    @Test
    void forecast_sunday_isSaturdayAndMondayIsFriday() {
        assertThat(after(6)[7]).isEqualTo(507);
        assertThat(after(7)[7]).isEqualTo(407);
    }

    @Test
    void forecast_nextSaturday_isLastSunday() {
        assertThat(after(12)[7]).isEqualTo(607);
    }

    @Test
    void forecast_hourNotSeenYet_continuesTheLastValue() {
        var similar = new SimilarDay(fromMonday(2), 1, 24);
        similar.observe(0, new double[] {5});
        double[] out = new double[24];
        similar.forecast(1, 0, out);
        // Hour 23 of Monday is lead 22; hour 0 of Tuesday is lead 23 and was seen on Monday.
        assertThat(out[22]).isEqualTo(5);
        assertThat(out[23]).isEqualTo(5);
    }

    @Test
    void forecast_afterTheSpringChange_keepsTheWallClock() {
        // Friday 28 March 2025 to Monday 31 March: at 08:00 local time the value is 8 kWh.
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2025-03-28T00:00:00Z"),
                        Duration.ofHours(1),
                        5 * 24,
                        ZoneId.of("Europe/London"));
        var similar = new SimilarDay(axis, 1, 24);
        int monday = axis.firstStepOfDay(3);
        for (int t = 0; t < monday; t++) {
            similar.observe(t, new double[] {axis.hourOfDay(t)});
        }
        double[] out = new double[24];
        similar.forecast(monday, 0, out);
        assertThat(out[8]).isEqualTo(8);
    }
}
