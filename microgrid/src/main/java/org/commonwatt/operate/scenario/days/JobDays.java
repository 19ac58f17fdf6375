package org.commonwatt.operate.scenario.days;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Draws on which days appliances are filled and turns that into deferrable jobs.
final class JobDays {
    /// Part of a run in which water is heated.
    private static final double HEATING_PART = 0.25;

    /// Mean minutes after its earliest hour at which an appliance is filled, at most half of the
    /// time it has: a street does not wash at the stroke of seven.
    private static final double FILLED_AFTER_MINUTES = 60;

    private final TimeAxis axis;
    private final RandomStreams streams;
    private final String participantId;

    JobDays(TimeAxis axis, RandomStreams streams, String participantId) {
        this.axis = axis;
        this.streams = streams;
        this.participantId = participantId;
    }

    /// Jobs of all appliances in order of time, one at a time: a job that would be released while
    /// another may still run waits until that one is over.
    List<Job> jobs(List<JobProfile> profiles) {
        var jobs = new ArrayList<Job>();
        for (int k = 0; k < profiles.size(); k++) {
            var draws = new DatedDraws(streams, "job " + k, participantId);
            addAll(profiles.get(k), draws, jobs);
        }
        jobs.sort(Comparator.comparingInt(Job::releaseStep));
        var apart = new ArrayList<Job>();
        int free = 0;
        for (Job job : jobs) {
            int release = Math.max(job.releaseStep(), free);
            int latest = Math.max(release, job.latestStartStep());
            Job moved = new Job(release, latest, job.profileKwh());
            if (moved.endStep() <= axis.steps()) {
                apart.add(moved);
                free = moved.endStep();
            }
        }
        return apart;
    }

    private void addAll(JobProfile profile, DatedDraws draws, List<Job> jobs) {
        double chance = Math.min(1, profile.runsPerWeek() / profile.possibleDays());
        List<Double> energyKwh = energyKwh(profile);
        for (int day = 0; day < axis.days(); day++) {
            boolean weekend = axis.dayOfWeek(axis.firstStepOfDay(day)) >= 6;
            boolean may =
                    profile.days() == JobProfile.Days.ALL
                            || weekend == (profile.days() == JobProfile.Days.WEEKEND);
            RandomStream random = draws.on(axis.date(day));
            if (may && random.chance(chance)) {
                double half = (profile.latestMinute() - profile.fromMinute()) / 2.0;
                double filled = Math.min(half, random.exponential(FILLED_AFTER_MINUTES));
                addOn(day, profile.from((int) (profile.fromMinute() + filled)), energyKwh, jobs);
            }
        }
    }

    /// Adds the job of one day where it can be done within the run.
    private void addOn(int day, JobProfile profile, List<Double> energyKwh, List<Job> jobs) {
        int release = -1;
        int latest = -1;
        for (int t = axis.firstStepOfDay(day); t < axis.endStepOfDay(day); t++) {
            int minute = axis.minuteOfDay(t);
            release = release < 0 && minute >= profile.fromMinute() ? t : release;
            latest = minute <= profile.latestMinute() ? t : latest;
        }
        int lastThatFits = Math.min(latest, axis.steps() - energyKwh.size());
        if (release >= 0 && lastThatFits >= release) {
            jobs.add(new Job(release, lastThatFits, energyKwh));
        }
    }

    /// Energy by step: the heating part first, the rest evenly, whole steps.
    private List<Double> energyKwh(JobProfile profile) {
        double stepMinutes = axis.stepHours() * 60;
        int length = (int) Math.max(1, Math.ceil(profile.minutes() / stepMinutes - 1e-9));
        double heating = HEATING_PART * profile.minutes();
        var energyKwh = new ArrayList<Double>();
        for (int k = 0; k < length; k++) {
            double from = k * stepMinutes;
            double to = Math.min(profile.minutes(), from + stepMinutes);
            double heats = Math.max(0, Math.min(to, heating) - Math.min(from, heating));
            double runs = Math.max(0, to - Math.max(from, heating));
            double share =
                    profile.heatShare() * heats / heating
                            + (1 - profile.heatShare()) * runs / (profile.minutes() - heating);
            energyKwh.add(profile.energyKwh() * share);
        }
        return energyKwh;
    }
}
