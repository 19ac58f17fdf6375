package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.simulation.MemberSummary;

/// What each member saves against being alone: a bar per member, most saved on top, in the colour
/// of its group.
final class SavingsStrip {
    private static final double LEFT = 12;
    private static final double RIGHT = 388;
    private static final double TOP = 22;
    private static final double HEIGHT = 168;

    private SavingsStrip() {}

    /// A member's bar.
    private record Bar(String id, double saved, String color) {}

    static Html of(RunReport report, List<GroupTotals> groups) {
        List<Bar> bars = bars(report, groups);
        double low = 0;
        double high = 0;
        for (Bar bar : bars) {
            low = Math.min(low, bar.saved());
            high = Math.max(high, bar.saved());
        }
        Scale x = Scale.nice(low, high, LEFT + 8, RIGHT - 16);
        double bottom = TOP + HEIGHT;
        var plot = new Plot(bottom + 24, "What each member saves against being alone");
        plot.text(LEFT, 14, "start", "tick", "saved by each member (below 0: pays more)");
        plot.verticalGrid(x, TOP, bottom, tick -> Figures.money(tick, report.currency()));
        double slot = HEIGHT / bars.size();
        double gap = Math.min(2, slot * 0.2);
        for (int k = 0; k < bars.size(); k++) {
            Bar bar = bars.get(k);
            double from = Math.min(x.at(0), x.at(bar.saved()));
            double width = Math.max(1, Math.abs(x.at(bar.saved()) - x.at(0)));
            plot.rectangle(
                    new Box(from, TOP + k * slot, width, Math.min(16, slot - gap)),
                    bar.color(),
                    "%s saves %s"
                            .formatted(bar.id(), Figures.exact(bar.saved(), report.currency())));
        }
        return plot.finish();
    }

    private static List<Bar> bars(RunReport report, List<GroupTotals> groups) {
        List<String> names = groups.stream().map(GroupTotals::name).toList();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < report.scenario().community().size(); i++) {
            Participant participant = report.scenario().community().participant(i);
            MemberSummary member = report.focus().members().get(i);
            if (!participant.kind().isCommonAsset()) {
                int group = names.indexOf(GroupTotals.name(participant));
                bars.add(
                        new Bar(
                                participant.id(),
                                GroupTotals.alone(member) - member.bill(),
                                GroupTotals.color(groups, group)));
            }
        }
        bars.sort(Comparator.comparingDouble(Bar::saved).reversed());
        return bars;
    }
}
