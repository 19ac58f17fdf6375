package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeAxisTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);

    private static TimeAxis hourly(String start, int steps, ZoneId zone) {
        return TimeAxis.of(Instant.parse(start), HOUR, steps, zone);
    }

    private static int length(TimeAxis axis, int day) {
        return axis.endStepOfDay(day) - axis.firstStepOfDay(day);
    }

    @Test
    void springDay_has23Hours() {
        // Berlin's 31 March 2024 starts at 23:00 UTC of the 30th and skips 02:00.
        TimeAxis axis = hourly("2024-03-29T23:00:00Z", 72, BERLIN);
        assertThat(axis.days()).isEqualTo(4);
        assertThat(length(axis, 0)).isEqualTo(24);
        assertThat(length(axis, 1)).isEqualTo(23);
        assertThat(length(axis, 2)).isEqualTo(24);
        int first = axis.firstStepOfDay(1);
        assertThat(axis.hourOfDay(first + 1)).isEqualTo(1);
        assertThat(axis.hourOfDay(first + 2)).isEqualTo(3);
    }

    @Test
    void autumnDay_has25Hours() {
        TimeAxis axis = hourly("2024-10-25T22:00:00Z", 72, BERLIN);
        assertThat(length(axis, 0)).isEqualTo(24);
        assertThat(length(axis, 1)).isEqualTo(25);
        int first = axis.firstStepOfDay(1);
        assertThat(axis.hourOfDay(first + 2)).isEqualTo(2);
        assertThat(axis.hourOfDay(first + 3)).isEqualTo(2);
        assertThat(axis.date(1)).isEqualTo(LocalDate.of(2024, 10, 27));
    }

    @Test
    void monthsOfTheZone_areBillingPeriods() {
        // 22:00 UTC of 31 March is midnight of 1 April in Berlin (summer time).
        TimeAxis axis = hourly("2024-03-31T20:00:00Z", 4, BERLIN);
        assertThat(axis.periods()).isEqualTo(2);
        assertThat(axis.periodName(0)).isEqualTo("2024-03");
        assertThat(axis.periodName(1)).isEqualTo("2024-04");
        assertThat(axis.period(1)).isZero();
        assertThat(axis.period(2)).isEqualTo(1);
    }

    @Test
    void yearEnd_doesNotMixTheMonthsOfTwoYears() {
        TimeAxis axis =
                TimeAxis.ofWindows(
                        List.of(
                                new TimeAxis.Window(Instant.parse("2023-01-31T12:00:00Z"), 2),
                                new TimeAxis.Window(Instant.parse("2024-01-01T12:00:00Z"), 2)),
                        HOUR,
                        ZoneOffset.UTC);
        assertThat(axis.periods()).isEqualTo(2);
        assertThat(axis.periodName(1)).isEqualTo("2024-01");
    }

    @Test
    void twoWindows_lieOneBehindTheOther() {
        TimeAxis axis =
                TimeAxis.ofWindows(
                        List.of(
                                new TimeAxis.Window(Instant.parse("2024-07-01T00:00:00Z"), 24),
                                new TimeAxis.Window(Instant.parse("2024-12-01T00:00:00Z"), 48)),
                        HOUR,
                        ZoneOffset.UTC);
        assertThat(axis.steps()).isEqualTo(72);
        assertThat(axis.days()).isEqualTo(3);
        assertThat(axis.instant(24)).isEqualTo("2024-12-01T00:00:00Z");
        assertThat(axis.followsPrevious(0)).isFalse();
        assertThat(axis.followsPrevious(23)).isTrue();
        assertThat(axis.followsPrevious(24)).isFalse();
        assertThat(axis.periodName(axis.period(24))).isEqualTo("2024-12");
        assertThat(axis.windows()).hasSize(2);
    }

    @Test
    void windowsThatTouch_areOneDay() {
        TimeAxis axis =
                TimeAxis.ofWindows(
                        List.of(
                                new TimeAxis.Window(Instant.parse("2024-07-01T00:00:00Z"), 6),
                                new TimeAxis.Window(Instant.parse("2024-07-01T06:00:00Z"), 6)),
                        HOUR,
                        ZoneOffset.UTC);
        assertThat(axis.days()).isEqualTo(1);
        assertThat(axis.followsPrevious(6)).isTrue();
    }

    @Test
    void stepIn_aZoneWithHalfHours_hasItsMinutes() {
        TimeAxis axis = hourly("2024-01-01T00:00:00Z", 24, ZoneId.of("Asia/Kolkata"));
        assertThat(axis.hourOfDay(0)).isEqualTo(5);
        assertThat(axis.minuteOfDay(0)).isEqualTo(330);
        assertThat(axis.dayOfWeek(0)).isEqualTo(1);
        assertThat(axis.local(0).getMinute()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60})
    void stepsOfOneMinuteToOneHour_fillADay(int minutes) {
        int perDay = 24 * 60 / minutes;
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Duration.ofMinutes(minutes),
                        perDay,
                        ZoneOffset.UTC);
        assertThat(axis.days()).isEqualTo(1);
        assertThat(axis.stepHours() * perDay).isCloseTo(24, within(1e-12));
        assertThat(axis.minuteOfDay(perDay - 1)).isEqualTo(24 * 60 - minutes);
        assertThat(axis.instant(1)).isEqualTo(axis.instant(0).plusSeconds(60L * minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "PT7M", "PT61M", "PT2H", "PT0S", "PT-15M", "PT60.5S"})
    void stepThatDoesNotDivideAnHour_isRefused(String step) {
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        assertThatThrownBy(() -> TimeAxis.of(start, Duration.parse(step), 5, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The step (" + Duration.parse(step) + ")");
    }

    @Test
    void overlappingWindows_areRefused() {
        List<TimeAxis.Window> windows =
                List.of(
                        new TimeAxis.Window(Instant.parse("2024-07-01T00:00:00Z"), 24),
                        new TimeAxis.Window(Instant.parse("2024-07-01T23:00:00Z"), 1));
        assertThatThrownBy(() -> TimeAxis.ofWindows(windows, HOUR, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Window 1 starts at 2024-07-01T23:00:00Z, before window 0 ends"
                                + " (2024-07-02T00:00:00Z).");
    }

    @Test
    void noWindow_isRefused() {
        assertThatThrownBy(() -> TimeAxis.ofWindows(List.of(), HOUR, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one window");
        assertThatThrownBy(() -> new TimeAxis.Window(Instant.EPOCH, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("steps (0)");
    }

    @Test
    void days_partitionTheSteps() {
        Forall.seeds(200).check(TimeAxisTest::daysPartitionTheSteps);
    }

    private static void daysPartitionTheSteps(RandomStream r) {
        ZoneId[] zones = {
            BERLIN, ZoneOffset.UTC, ZoneId.of("America/Los_Angeles"), ZoneId.of("Asia/Kathmandu")
        };
        int[] minutes = {1, 5, 15, 30, 60};
        Duration step = Duration.ofMinutes(minutes[r.nextInt(minutes.length)]);
        Instant first = Instant.ofEpochSecond(1_700_000_000L + 60L * r.nextInt(500_000));
        int steps = 1 + r.nextInt(2000);
        Instant second = first.plus(step.multipliedBy(steps)).plusSeconds(60L * r.nextInt(100_000));
        TimeAxis axis =
                TimeAxis.ofWindows(
                        List.of(
                                new TimeAxis.Window(first, steps),
                                new TimeAxis.Window(second, 1 + r.nextInt(500))),
                        step,
                        zones[r.nextInt(zones.length)]);
        int next = 0;
        for (int day = 0; day < axis.days(); day++) {
            assertThat(axis.firstStepOfDay(day)).isEqualTo(next);
            for (int t = next; t < axis.endStepOfDay(day); t++) {
                assertThat(axis.day(t)).isEqualTo(day);
                assertThat(axis.local(t).toLocalDate()).isEqualTo(axis.date(day));
                assertThat(axis.periodName(axis.period(t)))
                        .isEqualTo(axis.date(day).toString().substring(0, 7));
            }
            next = axis.endStepOfDay(day);
        }
        assertThat(next).isEqualTo(axis.steps());
    }
}
