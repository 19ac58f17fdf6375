package org.commonwatt.experiments.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.FeederTrace;
import org.commonwatt.operate.simulation.RunResult;

/// `network.html`: voltages over the topology, loadings, losses of the policy that the report talks
/// about.
public final class NetworkPage {
    /// File name in the run folder.
    public static final String FILE = "network.html";

    private static final int LISTED = 12;

    /// Upper ends of the voltage colours, per unit around 1, and their CSS variables.
    private static final double[] VOLTAGE_ENDS = {0.90, 0.95, 0.98, 1.02, 1.05, 1.10};

    private final RunReport report;
    private final RunResult result;
    private final FeederTrace trace;
    private final Network network;

    private NetworkPage(RunReport report, FeederTrace trace) {
        this.report = report;
        this.trace = trace;
        result = report.focus();
        network = trace.network();
    }

    /// Whether the run has a network to show.
    public static boolean applies(RunReport report) {
        return report.focus().feeder() != null;
    }

    /// The page of a run.
    ///
    /// @throws IllegalStateException where [#applies] is false
    public static String of(RunReport report) {
        FeederTrace trace = report.focus().feeder();
        if (trace == null) {
            throw new IllegalStateException("The run has no feeder.");
        }
        return new NetworkPage(report, trace).page();
    }

    private String page() {
        Html body = Html.empty().open("header");
        String eyebrow = "%s · %s · %s".formatted(report.scenario().name(), network.name(), when());
        body.leaf("p", eyebrow, "class", "eyebrow").leaf("h1", sentence());
        body.open("p").leaf("a", "Back to the report", "href", ReportPage.FILE).close().close();
        body.add(voltages()).add(Panel.pair(branches(), losses()));
        return Page.of(report.scenario().name() + ": network – Commonwatt", body);
    }

    private String when() {
        return "%s, policy %s".formatted(report.when(), result.policy());
    }

    private String sentence() {
        if (trace.unsolvedSteps() > 0) {
            return "The voltage collapsed in %s: the network cannot carry the load."
                    .formatted(hours(trace.unsolvedSteps()));
        }
        String voltage =
                "The voltage stayed between %s and %s of its nominal value"
                        .formatted(
                                Figures.percent(trace.lowestPu()),
                                Figures.percent(trace.highestPu()));
        String loading = Figures.wholePercent(trace.highestLoading());
        return trace.stepsWithOverload() > 0
                ? "%s; the busiest branch reached %s of its rating and was above it for %s."
                        .formatted(voltage, loading, hours(trace.stepsWithOverload()))
                : "%s; no branch was loaded above %s of its rating.".formatted(voltage, loading);
    }

    private String hours(int steps) {
        return Figures.screen(steps * report.scenario().axis().stepHours(), "h");
    }

    private Html voltages() {
        Topology topology = Topology.of(network);
        List<Integer> ranked =
                IntStream.range(0, network.buses().size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(bus -> -deviation(bus)))
                        .toList();
        List<Integer> shown = HeatStrip.shown(topology.order(), ranked);
        var strip =
                new HeatStrip(
                        shown.size(),
                        trace.columns(),
                        report.scenario().axis(),
                        "Voltage of each bus over time, ordered along the network");
        for (int row = 0; row < shown.size(); row++) {
            int bus = shown.get(row);
            drawLink(strip, topology, shown, row);
            strip.name(row, network.buses().get(bus).id());
            strip.row(row, column -> voltage(strip, bus, column));
        }
        var panel =
                new Panel("voltages", "Voltage along the network")
                        .says(limits())
                        .pictures(List.of(strip.finish()))
                        .key(
                                "volt-1", "below 90 %",
                                "volt-2", "90–95 %",
                                "volt-3", "95–98 %",
                                "volt-4", "98–102 %",
                                "volt-5", "102–105 %",
                                "volt-6", "105–110 %",
                                "volt-7", "above 110 %");
        if (shown.size() < network.buses().size()) {
            panel.note(
                    "Shown are the %d of %d buses that depart most from 100 %%."
                            .formatted(shown.size(), network.buses().size()));
        }
        panel.note("Each piece shows the value that departs most from 100 % in its time.");
        return panel.numbers(busTable(ranked)).finish();
    }

    /// Connects a bus with the nearest bus above it that is drawn.
    private static void drawLink(HeatStrip strip, Topology topology, List<Integer> shown, int row) {
        int above = topology.parent(shown.get(row));
        while (above >= 0 && !shown.contains(above)) {
            above = topology.parent(above);
        }
        if (above >= 0) {
            double x = 4 + 2.5 * Math.min(8, topology.depth(above));
            strip.rule(x, shown.indexOf(above), x, row);
            strip.rule(x, row, x + 5, row);
        }
    }

    private String limits() {
        int outside = trace.stepsWithViolation();
        return outside == 0
                ? "Every bus kept its limits all the time."
                : "Some bus was outside its limits for %s.".formatted(hours(outside));
    }

    private double deviation(int bus) {
        double most = 0;
        for (int column = 0; column < trace.columns().count(); column++) {
            most = Math.max(most, Math.abs(extreme(bus, column) - 1));
        }
        return most;
    }

    private double extreme(int bus, int column) {
        double low = trace.lowestPu(bus, column);
        double high = trace.highestPu(bus, column);
        if (Double.isInfinite(low)) {
            return 1;
        }
        return Math.abs(low - 1) > Math.abs(high - 1) ? low : high;
    }

    private HeatStrip.Piece voltage(HeatStrip strip, int bus, int column) {
        double pu = extreme(bus, column);
        if (Double.isInfinite(trace.lowestPu(bus, column))) {
            return new HeatStrip.Piece("group-none", strip.when(column) + ": no power flow");
        }
        int level = 0;
        while (level < VOLTAGE_ENDS.length && pu > VOLTAGE_ENDS[level]) {
            level++;
        }
        return new HeatStrip.Piece(
                "volt-" + (level + 1),
                "%s, %s: %s"
                        .formatted(
                                network.buses().get(bus).id(),
                                strip.when(column),
                                Figures.percent(pu)));
    }

    private Table busTable(List<Integer> ranked) {
        var table = new Table("Bus", "lowest, pu", "highest, pu", "hours outside");
        for (int bus : ranked) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int column = 0; column < trace.columns().count(); column++) {
                low = Math.min(low, trace.lowestPu(bus, column));
                high = Math.max(high, trace.highestPu(bus, column));
            }
            table.row(
                    Cell.word(network.buses().get(bus).id()),
                    Cell.number(low),
                    Cell.number(high),
                    Cell.number(trace.stepsOutside(bus) * report.scenario().axis().stepHours()));
        }
        return table;
    }

    private Html branches() {
        List<Integer> ranked =
                IntStream.range(0, network.branches().size())
                        .filter(k -> network.branches().get(k).isRated())
                        .boxed()
                        .sorted(Comparator.comparingDouble(k -> -highest(k)))
                        .limit(LISTED)
                        .toList();
        var panel = new Panel("branches", "Busiest lines and transformers");
        if (ranked.isEmpty()) {
            return panel.nothing("The network gives no ratings.").finish();
        }
        var table = new Table("Branch", "highest loading", "hours above rating");
        for (int k : ranked) {
            Branch branch = network.branches().get(k);
            table.row(
                    Cell.word(branch.id()),
                    Cell.percent(highest(k)),
                    Cell.number(trace.stepsOverloaded(k) * report.scenario().axis().stepHours()));
        }
        return panel.says(
                        "The busiest is %s with %s."
                                .formatted(
                                        network.branches().get(ranked.getFirst()).id(),
                                        Figures.wholePercent(highest(ranked.getFirst()))))
                .add(table.html())
                .finish();
    }

    private double highest(int branch) {
        double highest = 0;
        for (int column = 0; column < trace.columns().count(); column++) {
            highest = Math.max(highest, trace.loading(branch, column));
        }
        return highest;
    }

    private Html losses() {
        var table = new Table("Policy", "losses", "share of import", "lowest voltage, pu");
        for (RunResult each : report.results()) {
            double lost = each.trace().sum(Column.NETWORK_LOSS_KWH);
            double imported = each.trace().sum(Column.COMMUNITY_IMPORT_KWH);
            FeederTrace feeder = each.feeder();
            table.row(
                    Cell.word(each.policy()),
                    Cell.number(lost, "kWh"),
                    Cell.percent(lost / imported),
                    Cell.number(feeder == null ? Double.NaN : feeder.lowestPu()));
        }
        return new Panel("losses", "Losses by policy")
                .says(
                        "The network lost %s."
                                .formatted(
                                        Figures.screen(
                                                result.trace().sum(Column.NETWORK_LOSS_KWH),
                                                "kWh")))
                .add(table.html())
                .note("Importing members pay the losses in proportion to their import.")
                .finish();
    }
}
