package org.commonwatt.operate.scenario.shift;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Outage;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// The utility's grid fails for so many hours, from a drawn step of the span on. Where the scenario
/// announces some of its outages, the same share of these is announced, as early.
///
/// The reference is about the mean length of an interruption in the United States, 5.5 hours
/// ([org.commonwatt.operate.scenario.days.OutageProfile]); longer than a day are few.
///
/// @param warnedShare share that is announced, [0, 1]
/// @param warningHours how long before, ≥ 0
public record GridOutage(double warnedShare, double warningHours) implements ShiftFamily {
    private static final Scale SCALE = new Scale("outage", "h", 6, 24);

    public GridOutage {
        if (!(warnedShare >= 0 && warnedShare <= 1) || !(warningHours >= 0)) {
            throw new IllegalArgumentException(
                    "A share in 0 to 1 is warned, hours before: %s and %s."
                            .formatted(warnedShare, warningHours));
        }
    }

    /// Outages as likely to be announced as those of a scenario, as early as they are on average.
    public static GridOutage like(Scenario scenario) {
        List<Outage> all = scenario.community().outages();
        List<Outage> warned =
                all.stream().filter(each -> each.warnedStep() < each.startStep()).toList();
        if (warned.isEmpty()) {
            return new GridOutage(0, 0);
        }
        double lead =
                warned.stream()
                        .mapToDouble(each -> each.startStep() - each.warnedStep())
                        .average()
                        .orElseThrow();
        return new GridOutage(
                (double) warned.size() / all.size(), lead * scenario.axis().stepHours());
    }

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return true;
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        double place = draw.nextDouble();
        boolean isWarned = draw.chance(warnedShare);
        if (severity == 0) {
            return scenario;
        }
        int length = Math.min(span.steps(), Paths.steps(scenario.axis(), severity));
        int start = span.fromStep() + (int) (place * (span.steps() - length + 1));
        int lead = isWarned ? Paths.steps(scenario.axis(), warningHours) : 0;
        int warned = Math.max(span.knownStep(), start - lead);
        Community old = scenario.community();
        return scenario.withCommunity(
                new Community(
                        old.participants(),
                        old.connection(),
                        old.islanding(),
                        joined(old.outages(), new Outage(start, start + length, warned))));
    }

    /// One more outage; those that it meets become one with it.
    private static List<Outage> joined(List<Outage> outages, Outage more) {
        List<Outage> all = new ArrayList<>();
        Outage whole = more;
        int at = 0;
        for (Outage each : outages) {
            if (each.endStep() < whole.startStep()) {
                all.add(each);
                at = all.size();
            } else if (each.startStep() > whole.endStep()) {
                all.add(each);
            } else {
                int start = Math.min(each.startStep(), whole.startStep());
                int warned = Math.min(each.warnedStep(), whole.warnedStep());
                whole =
                        new Outage(
                                start,
                                Math.max(each.endStep(), whole.endStep()),
                                Math.min(start, warned));
            }
        }
        all.add(at, whole);
        return List.copyOf(all);
    }
}
