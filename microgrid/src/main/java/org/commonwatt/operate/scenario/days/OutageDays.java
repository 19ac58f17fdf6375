package org.commonwatt.operate.scenario.days;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Outages of the community's connection as an alternating renewal process: exponential times with
/// and without grid. All members are hit at once.
///
/// The process starts in its steady state at the beginning of the axis; a gap between windows is
/// time without events. An outage takes at least one step.
final class OutageDays {
    private static final double HOURS_PER_YEAR = 8766;

    private OutageDays() {}

    static List<Outage> outages(TimeAxis axis, OutageProfile profile, RandomStreams streams) {
        List<Outage> outages = new ArrayList<>();
        if (profile.saifiPerYear() == 0) {
            return outages;
        }
        RandomStream random = streams.stream("outages");
        double upHours = HOURS_PER_YEAR / profile.saifiPerYear() - profile.caidiHours();
        double stepHours = axis.stepHours();
        double endHours = axis.steps() * stepHours;
        double hours = random.exponential(upHours);
        boolean down = random.chance(profile.caidiHours() / (upHours + profile.caidiHours()));
        if (down) {
            hours = 0;
        }
        int free = 0;
        while (hours < endHours) {
            double length = random.exponential(profile.caidiHours());
            boolean warned = random.chance(profile.warnedShare());
            int start = Math.max(free, (int) (hours / stepHours));
            int end = (int) Math.ceil((hours + length) / stepHours);
            end = Math.min(axis.steps(), Math.max(start + 1, end));
            if (start < axis.steps()) {
                int lead = warned ? (int) Math.ceil(profile.warningHours() / stepHours) : 0;
                outages.add(new Outage(start, end, Math.max(0, start - lead)));
            }
            free = end + 1;
            hours += length + random.exponential(upHours);
        }
        return outages;
    }
}
