package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.junit.jupiter.api.Test;

final class LocalDayTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static double hoursAt(String date, double minute) {
        LocalDay day = new LocalDay(LocalDate.parse(date), LONDON);
        return (day.secondAt(minute) - day.startSecond()) / 3600;
    }

    @Test
    void secondAt_ordinaryDay_isTheWallClock() {
        assertThat(hoursAt("2025-01-15", 90)).isEqualTo(1.5);
        assertThat(hoursAt("2025-01-15", 1500)).isEqualTo(25);
        assertThat(hoursAt("2025-01-15", -30)).isEqualTo(-0.5);
    }

    @Test
    void secondAt_springChange_leavesOutAnHour() {
        // At 01:00 the clock goes to 02:00: 00:30 is half an hour into the day, 01:30 does not
        // exist, 08:00 is seven hours into it.
        assertThat(hoursAt("2025-03-30", 30)).isEqualTo(0.5);
        assertThat(hoursAt("2025-03-30", 90)).isEqualTo(1);
        assertThat(hoursAt("2025-03-30", 480)).isEqualTo(7);
        assertThat(hoursAt("2025-03-30", 1440)).isEqualTo(23);
    }

    @Test
    void secondAt_autumnChange_hasAnHourMore() {
        // At 02:00 the clock goes back to 01:00: 08:00 is nine hours into the day.
        assertThat(hoursAt("2025-10-26", 90)).isEqualTo(1.5);
        assertThat(hoursAt("2025-10-26", 480)).isEqualTo(9);
        assertThat(hoursAt("2025-10-26", 1440)).isEqualTo(25);
    }

    @Test
    void secondAt_everyDayOfTheYear_neverFalls() {
        for (String zone : List.of("Europe/London", "America/Santiago", "Australia/Lord_Howe")) {
            for (int d = 1; d <= 365; d++) {
                LocalDay day = new LocalDay(LocalDate.ofYearDay(2025, d), ZoneId.of(zone));
                double before = day.secondAt(-60);
                for (int minute = -59; minute <= 1440; minute++) {
                    double now = day.secondAt(minute);
                    assertThat(now)
                            .as("%s day %d minute %d", zone, d, minute)
                            .isGreaterThanOrEqualTo(before);
                    before = now;
                }
                assertThat(before).as("%s day %d ends", zone, d).isEqualTo(day.endSecond());
            }
        }
    }

    @Test
    void of_window_touchesItsDaysAndTheOneBefore() {
        TimeAxis axis =
                TimeAxis.of(Instant.parse("2025-01-10T12:00:00Z"), Duration.ofHours(1), 24, LONDON);
        assertThat(LocalDay.of(axis.windows().getFirst(), axis))
                .extracting(LocalDay::date)
                .containsExactly(
                        LocalDate.parse("2025-01-09"),
                        LocalDate.parse("2025-01-10"),
                        LocalDate.parse("2025-01-11"));
    }
}
