package org.commonwatt.experiments.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.days.OutageProfile;

/// `outages`: a list, or figures from which they are drawn.
final class OutageSection {
    private static final double DEFAULT_CAIDI_HOURS = 2;
    private static final double DEFAULT_WARNING_HOURS = 24;

    private final ReadingContext context;
    private final TimeAxis axis;

    private OutageSection(ReadingContext context) {
        this.context = context;
        axis = context.axis();
    }

    /// The outages in order of time.
    static List<Outage> read(Section at, ReadingContext context) {
        var section = new OutageSection(context);
        return at.isObject() ? section.drawn(at) : section.listed(at);
    }

    private List<Outage> drawn(Section at) {
        double warned = Math.clamp(at.number("warnedShare", 0), 0, 1);
        var profile =
                new OutageProfile(
                        Math.clamp(at.number("saifi", OutageProfile.USUAL.saifiPerYear()), 0, 365),
                        Math.clamp(at.number("caidiHours", DEFAULT_CAIDI_HOURS), 1e-3, 20),
                        warned,
                        Math.max(0, at.number("warningHours", DEFAULT_WARNING_HOURS)));
        List<Outage> outages = context.generated().outages(profile);
        context.findings().assumption("The %d outages are drawn.".formatted(outages.size()));
        return outages;
    }

    private List<Outage> listed(Section at) {
        var outages = new ArrayList<Outage>();
        for (Section item : at.items()) {
            Instant start = TimeSection.instant(item.at("start"), axis.zone());
            if (start != null) {
                add(item, start, outages);
            }
        }
        outages.sort(Comparator.comparingInt(Outage::startStep));
        for (int k = 1; k < outages.size(); k++) {
            if (outages.get(k).startStep() < outages.get(k - 1).endStep()) {
                at.problem("overlap: one starts before the one before it ends.");
                return List.of();
            }
        }
        return outages;
    }

    private void add(Section item, Instant start, List<Outage> outages) {
        double stepHours = axis.stepHours();
        int first = 0;
        for (TimeAxis.Window window : axis.windows()) {
            double since = (start.getEpochSecond() - window.start().getEpochSecond()) / 3600.0;
            long from = (long) Math.floor(since / stepHours + 1e-9);
            if (from >= 0 && from < window.steps()) {
                long length =
                        (long) Math.ceil(Math.max(0, item.number("hours", 0)) / stepHours - 1e-9);
                long end = Math.min(window.steps(), from + Math.max(1, length));
                long warning = Math.round(Math.max(0, item.number("warningHours", 0)) / stepHours);
                outages.add(
                        new Outage(
                                first + (int) from,
                                first + (int) end,
                                first + (int) Math.max(0, from - warning)));
                return;
            }
            first += window.steps();
        }
        item.at("start").warning("lies outside the scenario's time; the outage is left out.", null);
    }
}
