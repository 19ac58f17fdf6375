package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class GeneratedSeriesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Site SITE = Site.of(51.5, -0.14);
    private static final List<DemandProfile> PROFILES =
            List.of(
                    HouseholdProfile.EUROPEAN,
                    HouseholdProfile.CALIFORNIAN,
                    BusinessProfile.SHOP,
                    BusinessProfile.WORKSHOP);

    private static TimeAxis axis(String start, int days, int minutes) {
        return TimeAxis.of(
                Instant.parse(start), Duration.ofMinutes(minutes), days * 1440 / minutes, LONDON);
    }

    private static GeneratedSeries series(TimeAxis axis, long seed) {
        return new GeneratedSeries(axis, SITE, RandomStreams.of(seed));
    }

    @Test
    void demand_anySeed_isFiniteAndNeverNegative() {
        TimeAxis axis = axis("2025-03-20T00:00:00Z", 14, 30);
        Forall.seeds(30)
                .check(
                        random -> {
                            GeneratedSeries series = series(axis, random.nextLong());
                            for (DemandProfile profile : PROFILES) {
                                assertThat(Arrays.stream(series.demandKwh(profile, "m")).boxed())
                                        .hasSize(axis.steps())
                                        .allMatch(kwh -> kwh >= 0 && Double.isFinite(kwh));
                            }
                        });
    }

    @Test
    void pv_anyPanel_isFiniteNeverNegativeAndDarkAtMidnight() {
        TimeAxis axis = axis("2025-06-01T00:00:00Z", 7, 15);
        Forall.seeds(20)
                .check(
                        random -> {
                            double tilt = 90 * random.nextDouble();
                            double azimuth = 360 * random.nextDouble();
                            double[] pv =
                                    series(axis, random.nextLong()).pvKwhPerKw(tilt, azimuth, "m");
                            // A kilowatt of panels under at most 1.2 kW/m² for a quarter of an
                            // hour.
                            assertThat(Arrays.stream(pv).boxed())
                                    .allMatch(kwh -> kwh >= 0 && kwh < 1.2 * 0.25)
                                    .anyMatch(kwh -> kwh > 0);
                            for (int t = 0; t < pv.length; t++) {
                                if (axis.hourOfDay(t) == 1) {
                                    assertThat(pv[t]).isZero();
                                }
                            }
                        });
    }

    @Test
    void everySeries_sameSeed_isTheSame() {
        TimeAxis axis = axis("2025-01-01T00:00:00Z", 10, 30);
        GeneratedSeries first = series(axis, 5);
        GeneratedSeries second = series(axis, 5);
        for (DemandProfile profile : PROFILES) {
            assertThat(first.demandKwh(profile, "a")).isEqualTo(second.demandKwh(profile, "a"));
        }
        assertThat(first.pvKwhPerKw(35, 180, "a")).isEqualTo(second.pvKwhPerKw(35, 180, "a"));
        assertThat(first.evSessions(EvProfile.FAMILY, "a"))
                .isEqualTo(second.evSessions(EvProfile.FAMILY, "a"));
        assertThat(first.outages(OutageProfile.USUAL))
                .isEqualTo(second.outages(OutageProfile.USUAL));
        assertThat(first.demandKwh(PROFILES.getFirst(), "a"))
                .isNotEqualTo(series(axis, 6).demandKwh(PROFILES.getFirst(), "a"));
    }

    @Test
    void everySeries_otherHomesDrawnFirst_isUnchanged() {
        TimeAxis axis = axis("2025-01-01T00:00:00Z", 5, 30);
        GeneratedSeries alone = series(axis, 5);
        GeneratedSeries crowded = series(axis, 5);
        for (int k = 0; k < 5; k++) {
            crowded.demandKwh(HouseholdProfile.EUROPEAN, "other_" + k);
            crowded.pvKwhPerKw(30, 90, "other_" + k);
            crowded.evSessions(EvProfile.FAMILY, "other_" + k);
        }
        assertThat(crowded.demandKwh(HouseholdProfile.EUROPEAN, "a"))
                .isEqualTo(alone.demandKwh(HouseholdProfile.EUROPEAN, "a"));
        assertThat(crowded.pvKwhPerKw(35, 180, "a")).isEqualTo(alone.pvKwhPerKw(35, 180, "a"));
        assertThat(crowded.evSessions(EvProfile.FAMILY, "a"))
                .isEqualTo(alone.evSessions(EvProfile.FAMILY, "a"));
        assertThat(crowded.outages(OutageProfile.USUAL))
                .isEqualTo(alone.outages(OutageProfile.USUAL));
    }

    @Test
    void days_laterWindow_areTheSameDates() {
        TimeAxis month = axis("2025-05-01T00:00:00Z", 30, 30);
        TimeAxis week = axis("2025-05-15T00:00:00Z", 7, 30);
        int skip = 14 * 48;
        for (DemandProfile profile : PROFILES) {
            assertThat(series(week, 9).demandKwh(profile, "a"))
                    .usingComparatorWithPrecision(1e-9)
                    .containsExactly(slice(series(month, 9).demandKwh(profile, "a"), skip, 336));
        }
        assertThat(series(week, 9).pvKwhPerKw(35, 180, "a"))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(slice(series(month, 9).pvKwhPerKw(35, 180, "a"), skip, 336));
    }

    @Test
    void days_ofSeveralWindows_areThoseOfTheWholeYear() {
        TimeAxis year = axis("2025-01-01T00:00:00Z", 365, 30);
        TimeAxis parts =
                TimeAxis.ofWindows(
                        List.of(
                                new TimeAxis.Window(Instant.parse("2025-02-03T00:00:00Z"), 336),
                                new TimeAxis.Window(Instant.parse("2025-07-07T00:00:00Z"), 336)),
                        Duration.ofMinutes(30),
                        LONDON);
        double[] whole = series(year, 9).demandKwh(HouseholdProfile.EUROPEAN, "a");
        double[] both = series(parts, 9).demandKwh(HouseholdProfile.EUROPEAN, "a");
        // 3 February is the 34th day of the year, 7 July the 188th.
        assertThat(slice(both, 0, 336))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(slice(whole, 33 * 48, 336));
        assertThat(slice(both, 336, 336))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(slice(whole, 187 * 48, 336));
        for (EvSession stay : series(parts, 9).evSessions(EvProfile.FAMILY, "a")) {
            assertThat(stay.arrivalStep()).isLessThan(parts.steps());
        }
    }

    @Test
    void shop_openHours_takeMoreThanTheNight() {
        TimeAxis week = axis("2025-01-06T00:00:00Z", 7, 30);
        double[] demand = series(week, 2).demandKwh(BusinessProfile.SHOP, "shop_0");
        for (int day = 0; day < 6; day++) {
            double noon = sum(slice(demand, day * 48 + 22, 8));
            double night = sum(slice(demand, day * 48 + 2, 8));
            assertThat(noon).as("day %d", day).isGreaterThan(2 * night);
        }
        // On Sunday it is closed: only what runs day and night.
        assertThat(sum(slice(demand, 6 * 48 + 22, 8)))
                .isCloseTo(sum(slice(demand, 6 * 48 + 2, 8)), within(1e-9));
    }

    private static double[] slice(double[] values, int from, int length) {
        return Arrays.copyOfRange(values, from, from + length);
    }

    @Test
    void demand_anyStepLength_hasTheSameHourlyEnergy() {
        TimeAxis hours = axis("2025-03-28T00:00:00Z", 4, 60);
        for (int minutes : new int[] {1, 5, 15, 30}) {
            TimeAxis axis = axis("2025-03-28T00:00:00Z", 4, minutes);
            for (DemandProfile profile : PROFILES) {
                double[] fine = series(axis, 3).demandKwh(profile, "a");
                double[] summed = new double[hours.steps()];
                for (int t = 0; t < fine.length; t++) {
                    summed[t * minutes / 60] += fine[t];
                }
                assertThat(summed)
                        .as("%s at %d minutes", profile, minutes)
                        .usingComparatorWithPrecision(1e-9)
                        .containsExactly(series(hours, 3).demandKwh(profile, "a"));
            }
        }
    }

    @Test
    void pv_anyStepLength_hasNearlyTheSameEnergy() {
        double hourly =
                sum(series(axis("2025-06-01T00:00:00Z", 10, 60), 3).pvKwhPerKw(35, 180, "a"));
        for (int minutes : new int[] {1, 5, 15, 30}) {
            TimeAxis axis = axis("2025-06-01T00:00:00Z", 10, minutes);
            assertThat(sum(series(axis, 3).pvKwhPerKw(35, 180, "a")))
                    .as("%d minutes", minutes)
                    .isCloseTo(hourly, within(0.005 * hourly));
        }
    }

    @Test
    void demand_daysOfTwentyThreeAndTwentyFiveHours_keepTheWallClock() {
        // 30 March 2025 has 23 hours and 26 October 25: a workshop that opens at a fixed hour by
        // the wall clock opens one hour earlier in UTC from the Monday after the spring change.
        TimeAxis spring = axis("2025-03-28T00:00:00Z", 4, 30);
        BusinessProfile fixed = BusinessProfile.WORKSHOP.withoutSpread();
        double[] demand = series(spring, 1).demandKwh(fixed, "w");
        assertThat(firstBusyMinute(spring, demand, 28))
                .isEqualTo(firstBusyMinute(spring, demand, 31));
        TimeAxis autumn = axis("2025-10-24T00:00:00Z", 5, 30);
        double[] later = series(autumn, 1).demandKwh(fixed, "w");
        assertThat(firstBusyMinute(autumn, later, 24))
                .isEqualTo(firstBusyMinute(autumn, later, 27));
    }

    private static int firstBusyMinute(TimeAxis axis, double[] demand, int dayOfMonth) {
        for (int t = 1; t < demand.length; t++) {
            if (axis.local(t).getDayOfMonth() == dayOfMonth
                    && axis.hourOfDay(t) >= 4
                    && demand[t] > 1.5 * demand[t - 1]) {
                return axis.minuteOfDay(t);
            }
        }
        throw new AssertionError("Nothing opens on day " + dayOfMonth);
    }

    @Test
    void demand_longYear_meetsTheProfilesEnergy() {
        TimeAxis year = axis("2025-01-01T00:00:00Z", 365, 60);
        for (DemandProfile profile : PROFILES) {
            Site site = profile.equals(HouseholdProfile.CALIFORNIAN) ? Site.of(34.1, -117.4) : SITE;
            DemandProfile equal = profile.withoutSpread().withAnnualKwh(5000);
            double total = 0;
            for (int home = 0; home < 20; home++) {
                var series = new GeneratedSeries(year, site, RandomStreams.of(home));
                total += sum(series.demandKwh(equal, "a")) / 20;
            }
            assertThat(total).as("%s", profile).isCloseTo(5000, within(350.0));
        }
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    @Test
    void evSessions_anySeed_fitACar() {
        TimeAxis axis = axis("2025-03-20T00:00:00Z", 28, 30);
        Forall.seeds(50)
                .check(
                        random -> {
                            List<EvSession> stays =
                                    series(axis, random.nextLong())
                                            .evSessions(EvProfile.FAMILY, "a");
                            assertThat(stays).isNotEmpty();
                            int free = 0;
                            for (EvSession stay : stays) {
                                assertThat(stay.arrivalStep()).isGreaterThanOrEqualTo(free);
                                assertThat(stay.arrivalStep()).isLessThan(axis.steps());
                                assertThat(stay.targetSoc())
                                        .isEqualTo(EvProfile.FAMILY.targetSoc());
                                assertThat(stay.arrivalSoc()).isLessThanOrEqualTo(stay.targetSoc());
                                free = stay.departureStep();
                            }
                        });
    }

    @Test
    void profile_sharedBattery_isRefused() {
        assertThatThrownBy(() -> DemandProfile.of(ParticipantKind.SHARED_BATTERY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("common asset");
    }
}
