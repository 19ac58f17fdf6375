package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class JobDaysTest {
    private static final List<JobProfile> ALL =
            List.of(JobProfile.WASHING_MACHINE, JobProfile.DISHWASHER, JobProfile.TUMBLE_DRYER);

    private static TimeAxis axis(int days, int minutes) {
        return TimeAxis.of(
                Instant.parse("2025-03-03T00:00:00Z"),
                Duration.ofMinutes(minutes),
                days * 1440 / minutes,
                ZoneId.of("Europe/London"));
    }

    private static List<Job> jobs(TimeAxis axis, List<JobProfile> profiles, long seed, String id) {
        return new JobDays(axis, RandomStreams.of(seed), id).jobs(profiles);
    }

    @Test
    void jobs_anySeedAndStep_runOneAfterTheOtherAndEndInTime() {
        for (int minutes : new int[] {1, 15, 60}) {
            TimeAxis axis = axis(28, minutes);
            Forall.seeds(30)
                    .check(
                            random -> {
                                int free = 0;
                                for (Job job : jobs(axis, ALL, random.nextLong(), "a")) {
                                    assertThat(job.releaseStep()).isGreaterThanOrEqualTo(free);
                                    free = job.endStep();
                                }
                                assertThat(free).isLessThanOrEqualTo(axis.steps());
                            });
        }
    }

    @Test
    void oneAppliance_manyWeeks_runsAsOftenAsItShouldWithItsEnergy() {
        TimeAxis axis = axis(7 * 50, 60);
        int count = 0;
        Set<Integer> minutes = new HashSet<>();
        for (int home = 0; home < 20; home++) {
            for (Job job : jobs(axis, List.of(JobProfile.DISHWASHER), 1, "home_" + home)) {
                count++;
                assertThat(job.energyKwh())
                        .isCloseTo(JobProfile.DISHWASHER.energyKwh(), within(1e-12));
                int minute = axis.minuteOfDay(job.releaseStep());
                minutes.add(minute);
                assertThat(minute).isBetween(13 * 60, 22 * 60);
                assertThat(axis.minuteOfDay(job.latestStartStep())).isLessThanOrEqualTo(22 * 60);
            }
        }
        // 5 runs in each of 1000 weeks; the standard deviation is √(1000·7·5/7·2/7) = 38.
        assertThat(count).isBetween(4850, 5150);
        // Not everybody fills it at the same minute.
        assertThat(minutes).hasSizeGreaterThan(3);
    }

    @Test
    void weekendAppliance_runsAtWeekendsOnly() {
        TimeAxis axis = axis(70, 30);
        var profile = new JobProfile(1, 60, 0.5, 2, 0, 1200, JobProfile.Days.WEEKEND);
        assertThat(jobs(axis, List.of(profile), 4, "a"))
                .hasSize(20)
                .allMatch(job -> axis.dayOfWeek(job.releaseStep()) >= 6);
    }

    @Test
    void profile_impossibleFigures_areRefused() {
        assertThatThrownBy(() -> new JobProfile(0, 60, 0.5, 2, 0, 1200, JobProfile.Days.ALL))
                .hasMessageContaining("energyKwh");
        assertThatThrownBy(() -> new JobProfile(1, 60, 0.5, 9, 0, 1200, JobProfile.Days.ALL))
                .hasMessageContaining("runsPerWeek");
        assertThatThrownBy(() -> new JobProfile(1, 60, 0.5, 2, 100, 50, JobProfile.Days.ALL))
                .hasMessageContaining("latestMinute");
    }
}
