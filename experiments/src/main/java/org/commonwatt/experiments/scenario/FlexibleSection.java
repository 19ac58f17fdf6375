package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonwatt.grid.Job;
import org.commonwatt.operate.scenario.days.HouseholdProfile;
import org.commonwatt.operate.scenario.days.JobProfile;
import org.jspecify.annotations.Nullable;

/// `flexible`: deferrable appliances of one participant.
final class FlexibleSection {
    /// An appliance that nobody named: an even load.
    private static final JobProfile EVEN =
            new JobProfile(1, 60, 0.25, 7, 0, 20 * 60, JobProfile.Days.ALL);

    private static final String OWN = "own";

    private static final int LAST_MINUTE = 24 * 60;

    /// No appliance of a household draws as much.
    private static final double GREAT_POWER_KW = 100;

    private FlexibleSection() {}

    /// All jobs of one participant in order of time.
    ///
    /// @param own household whose own appliances may wait, or null
    static List<Job> read(
            Section at, String id, @Nullable HouseholdProfile own, ReadingContext context) {
        if (takesOwn(at)) {
            return ownJobs(at, id, own, context);
        }
        var profiles = new ArrayList<JobProfile>();
        for (Section item : at.items()) {
            JobProfile profile = item.build(() -> profile(item));
            if (profile != null) {
                warnOfPower(item, profile);
                profiles.add(profile);
            }
        }
        if (profiles.isEmpty()) {
            return List.of();
        }
        context.notes().add("The use of deferrable appliances", id);
        return context.generated().jobs(profiles, id);
    }

    /// Whether the washing and dishes of the generated demand itself may wait.
    static boolean takesOwn(Section at) {
        return at.items().stream().anyMatch(item -> item.text("appliance", "").equals(OWN));
    }

    private static List<Job> ownJobs(
            Section at, String id, @Nullable HouseholdProfile own, ReadingContext context) {
        if (at.items().size() > 1) {
            at.problem("has \"own\" beside other appliances; it must stand alone.");
        }
        if (own == null) {
            at.problem(
                    "is \"own\", but only the generated demand of one home knows its appliances.");
            return List.of();
        }
        context.notes().note("Washing and dishes of the generated demand may wait", id);
        return context.generated().jobs(own, id);
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
        int from = minute(item.at("from"), usual.fromMinute());
        int latest = minute(item.at("latestStart"), usual.latestMinute());
        checkTimes(item, from, latest);
        return new JobProfile(
                item.number("energyKwh", usual.energyKwh()),
                item.number("minutes", usual.minutes()),
                usual.heatShare(),
                item.number("runsPerWeek", usual.runsPerWeek()),
                from,
                latest,
                kind);
    }

    private static int minute(Section clock, int usual) {
        return clock.isText() ? TimeOfUse.minute(clock.text("")) : usual;
    }

    private static void checkTimes(Section item, int from, int latest) {
        Section at = item.has("latestStart") ? item.at("latestStart") : item.at("from");
        if (latest < from) {
            at.problem(
                    "lets the job start from %s until %s, which is earlier."
                            .formatted(clock(from), clock(latest)),
                    "the job goes past midnight: let it start until 24:00 at the latest.");
        } else if (from == LAST_MINUTE) {
            at.problem("leaves no time to start: 24:00 is the end of the day.");
        }
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private static void warnOfPower(Section item, JobProfile profile) {
        double powerKw = profile.energyKwh() / profile.minutes() * 60;
        if (powerKw > GREAT_POWER_KW) {
            Section at = item.has("energyKwh") ? item.at("energyKwh") : item.at("minutes");
            at.warning(
                    "makes a job of %s kWh in %s minutes, which is %.0f kW."
                            .formatted(profile.energyKwh(), profile.minutes(), powerKw),
                    item.has("energyKwh") ? "the energy is in Wh." : "the time is in hours.");
        }
    }
}
