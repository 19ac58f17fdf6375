package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class OutageDaysTest {
    private static final Site SITE = Site.of(51.5, -0.14);

    private static TimeAxis axis(String start, int days, int minutes) {
        return TimeAxis.of(
                Instant.parse(start),
                Duration.ofMinutes(minutes),
                days * 1440 / minutes,
                ZoneId.of("Europe/London"));
    }

    private static List<Outage> outages(TimeAxis axis, OutageProfile profile, long seed) {
        return new OutageDays(axis, profile, SITE, RandomStreams.of(seed)).outages();
    }

    @Test
    void longRun_anyProfile_meetsFrequencyLengthAndWarnings() {
        // 1500 years at 3 a year: 4500 outages. Lengths have about 2.1 times their mean as
        // standard deviation, so the mean of 4 h is known to 0.13 h; half a step is added on
        // average to either end by rounding outwards, and year ends cut a few.
        TimeAxis year = axis("2025-01-01T00:00:00Z", 365, 15);
        var profile = new OutageProfile(3, 4, 0.5, 6);
        double count = 0;
        double hours = 0;
        int warned = 0;
        for (int seed = 0; seed < 1500; seed++) {
            for (Outage outage : outages(year, profile, seed)) {
                count++;
                hours += (outage.endStep() - outage.startStep()) * year.stepHours();
                warned += outage.warnedStep() < outage.startStep() ? 1 : 0;
            }
        }
        assertThat(count / 1500).isCloseTo(3, within(0.15));
        assertThat(hours / count).isCloseTo(4 + 0.25, within(0.4));
        assertThat(warned / count).isCloseTo(0.5, within(0.04));
    }

    @Test
    void oftenAndLong_anySeed_neverOverlap() {
        TimeAxis axis = axis("2025-01-01T00:00:00Z", 60, 60);
        var profile = new OutageProfile(500, 6, 0.3, 24, 0.2);
        Forall.seeds(50)
                .check(
                        random -> {
                            int free = 0;
                            for (Outage outage : outages(axis, profile, random.nextLong())) {
                                assertThat(outage.startStep()).isGreaterThanOrEqualTo(free);
                                assertThat(outage.endStep()).isLessThanOrEqualTo(axis.steps());
                                free = outage.endStep();
                            }
                        });
    }

    @Test
    void laterWindow_anySeed_hasTheSameOutages() {
        TimeAxis year = axis("2025-01-01T00:00:00Z", 365, 60);
        TimeAxis autumn = axis("2025-09-01T00:00:00Z", 60, 60);
        // 1 January to 1 September are 243 days.
        int skip = 243 * 24;
        for (int seed = 0; seed < 40; seed++) {
            List<Outage> wanted =
                    outages(year, new OutageProfile(20, 5, 0, 0), seed).stream()
                            .filter(o -> o.endStep() > skip && o.startStep() < skip + 60 * 24)
                            .map(o -> moved(o, skip, autumn.steps()))
                            .toList();
            assertThat(outages(autumn, new OutageProfile(20, 5, 0, 0), seed)).isEqualTo(wanted);
        }
    }

    private static Outage moved(Outage outage, int skip, int steps) {
        int start = Math.max(0, outage.startStep() - skip);
        return new Outage(start, Math.min(steps, outage.endStep() - skip), start);
    }

    @Test
    void warnings_ofStormsFirst_thenOfPlannedWork() {
        var half = new OutageProfile(1, 1, 0.1, 24, 0.2);
        // A tenth of all is announced and a fifth are storms: every second storm, nothing else.
        assertThat(half.warnedChance(true)).isCloseTo(0.5, within(1e-12));
        assertThat(half.warnedChance(false)).isZero();
        var more = new OutageProfile(1, 1, 0.6, 24, 0.2);
        // All storms, and 0.4 of the other 0.8.
        assertThat(more.warnedChance(true)).isEqualTo(1);
        assertThat(more.warnedChance(false)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void noOutages_ofAReliableGrid() {
        TimeAxis year = axis("2025-01-01T00:00:00Z", 365, 60);
        assertThat(outages(year, new OutageProfile(0, 2, 0, 0), 1)).isEmpty();
    }

    @Test
    void profile_impossibleFigures_areRefused() {
        assertThatThrownBy(() -> new OutageProfile(1, 1, 0, 0, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stormShare");
        assertThatThrownBy(() -> new OutageProfile(1000, 10, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("times a year");
    }
}
