package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonwatt.grid.Job;
import org.commonwatt.operate.scenario.days.JobProfile;

/// `flexible`: deferrable appliances of one participant.
final class FlexibleSection {
    /// An appliance that nobody named: an even load.
    private static final JobProfile EVEN =
            new JobProfile(1, 60, 0.25, 7, 0, 20 * 60, JobProfile.Days.ALL);

    private FlexibleSection() {}

    /// All jobs of one participant in order of time.
    static List<Job> read(Section at, String id, ReadingContext context) {
        var profiles = new ArrayList<JobProfile>();
        for (Section item : at.items()) {
            try {
                profiles.add(profile(item));
            } catch (IllegalArgumentException invalid) {
                if (item.findings().isClean()) {
                    item.problem("cannot be: " + invalid.getMessage());
                }
            }
        }
        if (profiles.isEmpty()) {
            return List.of();
        }
        context.notes().add("The use of deferrable appliances", id);
        return context.generated().jobs(profiles, id);
    }

    private static JobProfile profile(Section item) {
        JobProfile usual =
                switch (item.text("appliance", "")) {
                    case "washing-machine" -> JobProfile.WASHING_MACHINE;
                    case "dishwasher" -> JobProfile.DISHWASHER;
                    case "tumble-dryer" -> JobProfile.TUMBLE_DRYER;
                    default -> EVEN;
                };
        String days = item.text("days", "all").toUpperCase(Locale.ROOT);
        JobProfile.Days kind =
                days.equals("WEEKDAY") || days.equals("WEEKEND")
                        ? JobProfile.Days.valueOf(days)
                        : JobProfile.Days.ALL;
        return new JobProfile(
                item.number("energyKwh", usual.energyKwh()),
                item.number("minutes", usual.minutes()),
                usual.heatShare(),
                item.number("runsPerWeek", usual.runsPerWeek()),
                item.has("from")
                        ? TimeOfUse.minute(item.text("from", "00:00"))
                        : usual.fromMinute(),
                item.has("latestStart")
                        ? TimeOfUse.minute(item.text("latestStart", "24:00"))
                        : usual.latestMinute(),
                kind);
    }
}
