package org.commonwatt.experiments.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.Room;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.kpi.KpiSheet;
import org.commonwatt.operate.simulation.ComfortTrace;
import org.commonwatt.operate.simulation.RunResult;

/// `devices.html`: comfort, heat pumps, batteries, vehicles, generators of the policy that the
/// report talks about.
public final class DevicesPage {
    /// File name in the run folder.
    public static final String FILE = "devices.html";

    private final RunReport report;
    private final RunResult result;
    private final List<Participant> members;

    private DevicesPage(RunReport report) {
        this.report = report;
        result = report.focus();
        members = report.scenario().community().participants();
    }

    /// The page of a run.
    public static String of(RunReport report) {
        return new DevicesPage(report).page();
    }

    private String page() {
        Html body = Html.empty().open("header");
        String eyebrow =
                "%s · %s, policy %s"
                        .formatted(report.scenario().name(), report.when(), result.policy());
        body.leaf("p", eyebrow, "class", "eyebrow").leaf("h1", sentence());
        body.open("p").leaf("a", "Back to the report", "href", ReportPage.FILE).close().close();
        ComfortTrace comfort = result.comfort();
        if (comfort != null) {
            body.add(comfort(comfort));
        }
        body.add(batteries()).add(vehicles());
        if (members.stream().anyMatch(m -> m.genset() != null || m.equipment().windKw() > 0)) {
            body.add(generators());
        }
        return Page.of(report.scenario().name() + ": devices – Commonwatt", body);
    }

    private String sentence() {
        long pumps = members.stream().filter(m -> m.heatPump() != null).count();
        long batteries = members.stream().filter(m -> m.battery() != null).count();
        long vehicles = members.stream().filter(m -> m.ev() != null).count();
        return "%s, %s and %s."
                .formatted(
                        count(batteries, "battery", "batteries"),
                        count(vehicles, "vehicle", "vehicles"),
                        count(pumps, "heat pump", "heat pumps"));
    }

    private static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : number + " " + many;
    }

    private double figure(String name, String of) {
        return result.kpis().stream()
                .filter(kpi -> kpi.costFunction().equals(name) && kpi.name().equals(of))
                .mapToDouble(Kpi::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private Html comfort(ComfortTrace trace) {
        List<Integer> ranked =
                IntStream.range(0, trace.rooms())
                        .boxed()
                        .sorted(Comparator.comparingDouble(room -> share(trace, room)))
                        .toList();
        List<Integer> all = IntStream.range(0, trace.rooms()).boxed().toList();
        List<Integer> shown = HeatStrip.shown(all, ranked);
        var strip =
                new HeatStrip(
                        shown.size(),
                        trace.columns(),
                        report.scenario().axis(),
                        "Room temperature of each heated home over time");
        for (int row = 0; row < shown.size(); row++) {
            int room = shown.get(row);
            strip.name(row, members.get(trace.participant(room)).id());
            strip.row(row, column -> temperature(strip, trace, room, column));
        }
        double comfortable = figure("comfort_share", KpiSheet.DISTRICT);
        return new Panel("comfort", "Comfort in heated homes")
                .says(
                        "Rooms were within their comfort band %s of the time."
                                .formatted(Figures.percent(comfortable)))
                .pictures(List.of(strip.finish()))
                .key(
                        "volt-1", "too cold",
                        "volt-3", "lower half of comfort",
                        "volt-4", "upper half of comfort",
                        "volt-7", "too warm")
                .note(
                        "Each piece shows the temperature that departs most from the set point in its"
                                + " time. There is no cooling: sun and people may warm a room out of"
                                + " comfort.")
                .numbers("Heat pumps", heatPumps())
                .finish();
    }

    private double share(ComfortTrace trace, int room) {
        return figure("comfort_share", members.get(trace.participant(room)).id());
    }

    private HeatStrip.Piece temperature(HeatStrip strip, ComfortTrace trace, int room, int column) {
        Participant member = members.get(trace.participant(room));
        HeatPump pump = member.heatPump();
        Room of = pump == null ? null : pump.room();
        double setpoint = of == null ? 0 : of.setpointC();
        double band = of == null ? 0 : of.bandK() + 1e-3;
        double cold = trace.coldestC(room, column) - setpoint;
        double warm = trace.warmestC(room, column) - setpoint;
        double off = -cold > warm ? cold : warm;
        String color =
                off < -band ? "volt-1" : off < 0 ? "volt-3" : off <= band ? "volt-4" : "volt-7";
        return new HeatStrip.Piece(
                color,
                "%s, %s: %s, outside %s"
                        .formatted(
                                member.id(),
                                strip.when(column),
                                Figures.screen(setpoint + off, "°C"),
                                Figures.screen(trace.outdoorC(column), "°C")));
    }

    private Table heatPumps() {
        var table =
                new Table(
                        "Home",
                        "electricity",
                        "COP",
                        "in comfort",
                        "too cold, K·h",
                        "too warm, K·h",
                        "hot water missing");
        for (Participant member : members) {
            if (member.heatPump() != null) {
                String id = member.id();
                table.row(
                        Cell.word(id, member.group(), ""),
                        Cell.number(figure("heat_pump_kwh", id), "kWh"),
                        Cell.number(figure("seasonal_cop", id)),
                        Cell.percent(figure("comfort_share", id)),
                        Cell.number(figure("cold_kelvin_hours", id)),
                        Cell.number(figure("hot_kelvin_hours", id)),
                        Cell.number(figure("hot_water_unmet_kwh", id), "kWh"));
            }
        }
        return table;
    }

    private Html batteries() {
        var panel = new Panel("batteries", "Batteries");
        if (none(member -> member.battery() != null)) {
            return panel.nothing("Nobody has a battery.").finish();
        }
        var table = new Table("Owner", "charged", "discharged", "full cycles", "capacity lost");
        for (Participant member : members) {
            if (member.battery() != null) {
                String id = member.id();
                table.row(
                        Cell.word(id, member.group(), ""),
                        Cell.number(figure("battery_charge_kwh", id), "kWh"),
                        Cell.number(figure("battery_discharge_kwh", id), "kWh"),
                        Cell.number(figure("equivalent_full_cycles", id)),
                        Cell.percent(figure("capacity_fade", id)));
            }
        }
        return panel.says(
                        "The batteries made %s full cycles on the average and lost %s in storage."
                                .formatted(
                                        Figures.screen(
                                                figure(
                                                        "equivalent_full_cycles",
                                                        KpiSheet.DISTRICT)),
                                        Figures.screen(
                                                figure("loss_kwh", KpiSheet.DISTRICT), "kWh")))
                .add(table.html())
                .finish();
    }

    private Html vehicles() {
        var panel = new Panel("vehicles", "Electric vehicles");
        if (none(member -> member.ev() != null)) {
            return panel.nothing("Nobody has an electric vehicle.").finish();
        }
        var table = new Table("Owner", "charged", "fed back", "departures", "on target", "missing");
        for (Participant member : members) {
            if (member.ev() != null) {
                String id = member.id();
                table.row(
                        Cell.word(id, member.group(), ""),
                        Cell.number(figure("ev_charge_kwh", id), "kWh"),
                        Cell.number(figure("v2g_kwh", id), "kWh"),
                        Cell.number(figure("ev_departures", id)),
                        Cell.percent(figure("ev_success", id)),
                        Cell.number(figure("ev_shortfall_kwh", id), "kWh"));
            }
        }
        return panel.says(
                        "%s of the departures had what they needed."
                                .formatted(
                                        Figures.percent(figure("ev_success", KpiSheet.DISTRICT))))
                .add(table.html())
                .finish();
    }

    private Html generators() {
        var table = new Table("Owner", "generated", "hours", "starts", "fuel", "CO₂ of fuel");
        for (Participant member : members) {
            if (member.genset() != null || member.equipment().windKw() > 0) {
                String id = member.id();
                table.row(
                        Cell.word(id, member.genset() == null ? "wind" : "generator", ""),
                        Cell.number(figure("generation_kwh", id), "kWh"),
                        Cell.number(figure("genset_hours", id)),
                        Cell.number(figure("genset_starts", id)),
                        Cell.number(figure("fuel_litres", id), "l"),
                        Cell.number(figure("fuel_emissions_kg", id), "kg"));
            }
        }
        return new Panel("generators", "Wind and generators")
                .says(
                        "Generators burnt %s."
                                .formatted(
                                        Figures.screen(
                                                figure("fuel_litres", KpiSheet.DISTRICT), "l")))
                .add(table.html())
                .finish();
    }

    private boolean none(Predicate<Participant> wanted) {
        return members.stream().noneMatch(wanted);
    }
}
