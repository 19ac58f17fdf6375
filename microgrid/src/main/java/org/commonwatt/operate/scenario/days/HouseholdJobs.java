package org.commonwatt.operate.scenario.days;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// What a household could run later: the washing machine, dishwasher and dryer of [HouseholdDays],
/// released when people switch them on, with the time they would let them wait.
///
/// One runs after the other: where the next is loaded before the last had to end, the last loses
/// slack, and where that is not enough the next waits. What would not end within its window is left
/// out. See `docs/FORMULATION.md#household-jobs`.
final class HouseholdJobs {
    private final TimeAxis axis;
    private final HouseholdDays household;
    private final DatedDraws draws;

    /// A use that may wait.
    private record Load(double second, Appliance appliance, double minutes, double slackHours) {}

    HouseholdJobs(
            TimeAxis axis, HouseholdDays household, RandomStreams streams, String participantId) {
        this.axis = axis;
        this.household = household;
        draws = new DatedDraws(streams, "jobs", participantId);
    }

    /// Jobs in order of time; each is released when the one before must have ended.
    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        int firstStep = 0;
        for (TimeAxis.Window window : axis.windows()) {
            List<Job> ofWindow = new ArrayList<>();
            for (LocalDay day : LocalDay.of(window, axis)) {
                for (Load load : loads(day)) {
                    add(load, window, firstStep, ofWindow);
                }
            }
            jobs.addAll(ofWindow);
            firstStep += window.steps();
        }
        return jobs;
    }

    /// What is loaded on a day, in order of time.
    private List<Load> loads(LocalDay day) {
        RandomStream random = draws.on(day.date());
        List<Load> loads = new ArrayList<>();
        household.uses(
                day,
                (appliance, second, minutes) -> {
                    if (appliance.isDeferrable()) {
                        double slack = appliance.slackHours() * (0.5 + random.nextDouble());
                        loads.add(new Load(second, appliance, minutes, slack));
                    }
                });
        loads.sort(Comparator.comparingDouble(Load::second));
        return loads;
    }

    private void add(Load load, TimeAxis.Window window, int firstStep, List<Job> jobs) {
        double stepSeconds = axis.step().toSeconds();
        double since = (load.second() - window.start().getEpochSecond()) / stepSeconds;
        if (since < 0) {
            return;
        }
        int release = firstStep + (int) since;
        if (!jobs.isEmpty() && jobs.getLast().endStep() > release) {
            Job last = jobs.removeLast();
            int latest = Math.max(last.releaseStep(), release - last.profileKwh().size());
            jobs.add(new Job(last.releaseStep(), latest, last.profileKwh()));
            release = Math.max(release, jobs.getLast().endStep());
        }
        List<Double> profile = profileKwh(load);
        int latest = firstStep + (int) (since + load.slackHours() / axis.stepHours());
        latest = Math.min(latest, firstStep + window.steps() - profile.size());
        if (release <= latest || release + profile.size() <= firstStep + window.steps()) {
            jobs.add(new Job(release, Math.max(release, latest), profile));
        }
    }

    /// Energy of each step of a run that starts with a step.
    private List<Double> profileKwh(Load load) {
        double stepMinutes = 60 * axis.stepHours();
        double hot = load.minutes();
        double end = hot + load.appliance().tailMinutes();
        List<Double> profile = new ArrayList<>();
        for (double from = 0; from < end; from += stepMinutes) {
            double to = from + stepMinutes;
            double hotMinutes = Math.clamp(hot - from, 0, stepMinutes);
            double tailMinutes = Math.max(0, Math.min(end, to) - Math.max(hot, from));
            profile.add(
                    (load.appliance().kw() * hotMinutes + load.appliance().tailKw() * tailMinutes)
                            / 60);
        }
        return profile;
    }
}
