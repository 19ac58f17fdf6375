package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class TypicalDaysTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /// One home whose hourly demand is the same all day long.
    private static Scenario scenario(TimeAxis axis, double... demandOfDay) {
        int steps = axis.steps();
        double[] demand = new double[steps];
        for (int t = 0; t < steps; t++) {
            demand[t] = demandOfDay[axis.day(t) % demandOfDay.length];
        }
        return new Scenario(
                "days",
                "EUR",
                1,
                axis,
                new Community(
                        List.of(Participant.home("a")), Connection.UNLIMITED, false, List.of()),
                new Exogenous(steps, 1, demand, new double[steps], new double[steps]),
                List.of(Tariff.flat("flat", TariffTerms.PLAIN, 0.3, 0.1, steps)),
                "none",
                Scenario.Settings.DEFAULT,
                List.of());
    }

    private static TimeAxis hours(String start, int hours) {
        return TimeAxis.of(Instant.parse(start), Duration.ofHours(1), hours, UTC);
    }

    @Test
    void oneWindow_hasTheDayNearestToItsMean() {
        // Mean of 1, 5, 2.5, 3 is 2.875: day 3 is nearest.
        Scenario scenario = scenario(hours("2025-07-01T00:00:00Z", 96), 1, 5, 2.5, 3);
        assertThat(TypicalDays.of(scenario)).containsExactly(3);
    }

    @Test
    void partOfADay_isNotTypicalWhereThereAreWholeOnes() {
        // Starts at noon: day 0 has 12 hours. Days 0 and 1 use 2, day 2 uses 9.
        Scenario scenario = scenario(hours("2025-07-01T12:00:00Z", 60), 2, 2, 9);
        assertThat(TypicalDays.of(scenario)).containsExactly(1);
    }

    @Test
    void runShorterThanADay_hasItsOnlyDay() {
        assertThat(TypicalDays.of(scenario(hours("2025-07-01T12:00:00Z", 3), 1)))
                .containsExactly(0);
    }

    @Test
    void windows_haveADayEach() {
        TimeAxis axis =
                TimeAxis.ofWindows(
                        List.of(
                                new TimeAxis.Window(Instant.parse("2025-07-01T00:00:00Z"), 48),
                                new TimeAxis.Window(Instant.parse("2026-01-01T00:00:00Z"), 48)),
                        Duration.ofHours(1),
                        UTC);
        assertThat(TypicalDays.of(scenario(axis, 1))).containsExactly(0, 2);
    }

    @Test
    void year_hasADayPerQuarter() {
        double[] demand = new double[365];
        Arrays.setAll(demand, day -> 1 + Math.cos(2 * Math.PI * day / 365));
        Scenario scenario = scenario(hours("2025-01-01T00:00:00Z", 365 * 24), demand);
        List<Integer> days = TypicalDays.of(scenario);
        assertThat(days).hasSize(4).isSorted();
        assertThat(days)
                .extracting(day -> scenario.axis().date(day).getMonthValue() % 12 / 3)
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }
}
