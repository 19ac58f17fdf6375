package org.commonwatt.operate.scenario.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class HouseholdJobsTest {
    private static final HouseholdProfile HOME = HouseholdProfile.EUROPEAN;

    private static TimeAxis axis(int days, int minutes) {
        return TimeAxis.of(
                Instant.parse("2025-03-03T00:00:00Z"),
                Duration.ofMinutes(minutes),
                days * 1440 / minutes,
                ZoneId.of("Europe/London"));
    }

    private static GeneratedSeries series(TimeAxis axis, long seed) {
        return new GeneratedSeries(axis, Site.of(51.5, -0.14), RandomStreams.of(seed));
    }

    @Test
    void jobs_anySeedAndStep_runOneAfterTheOtherAndEndInTime() {
        for (int minutes : new int[] {5, 15, 30, 60}) {
            TimeAxis axis = axis(28, minutes);
            Forall.seeds(25)
                    .check(
                            random -> {
                                int free = 0;
                                for (Job job : series(axis, random.nextLong()).jobs(HOME, "a")) {
                                    assertThat(job.releaseStep()).isGreaterThanOrEqualTo(free);
                                    assertThat(job.energyKwh()).isPositive();
                                    free = job.endStep();
                                }
                                assertThat(free).isLessThanOrEqualTo(axis.steps());
                            });
        }
    }

    @Test
    void jobs_manyHomes_areWhatTheDemandLacksWithoutThem() {
        TimeAxis axis = axis(60, 15);
        GeneratedSeries series = series(axis, 3);
        double deferred = 0;
        double lacking = 0;
        double slackHours = 0;
        int count = 0;
        for (int home = 0; home < 30; home++) {
            String id = "home_" + home;
            List<Job> jobs = series.jobs(HOME, id);
            deferred += jobs.stream().mapToDouble(Job::energyKwh).sum();
            lacking += sum(series.demandKwh(HOME, id)) - sum(series.demandWithoutJobsKwh(HOME, id));
            count += jobs.size();
            slackHours +=
                    jobs.stream().mapToInt(j -> j.latestStartStep() - j.releaseStep()).sum()
                            * axis.stepHours();
        }
        // Only what touches the ends of the window differs: at most two loads of about 1 kWh each.
        assertThat(deferred).isCloseTo(lacking, within(0.04 * lacking));
        assertThat(lacking).isPositive();
        assertThat(slackHours / count).isBetween(3.0, 9.0);
    }

    @Test
    void demandWithoutJobs_anyStep_isNeverMoreThanTheDemand() {
        TimeAxis axis = axis(14, 30);
        GeneratedSeries series = series(axis, 8);
        double[] all = series.demandKwh(HOME, "a");
        double[] rest = series.demandWithoutJobsKwh(HOME, "a");
        for (int t = 0; t < all.length; t++) {
            assertThat(rest[t]).isBetween(0.0, all[t] + 1e-12);
        }
    }

    @Test
    void jobs_sameSeedOtherOrder_areTheSame() {
        TimeAxis axis = axis(14, 30);
        GeneratedSeries first = series(axis, 8);
        GeneratedSeries second = series(axis, 8);
        second.jobs(HOME, "b");
        assertThat(second.jobs(HOME, "a")).isEqualTo(first.jobs(HOME, "a")).isNotEmpty();
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
