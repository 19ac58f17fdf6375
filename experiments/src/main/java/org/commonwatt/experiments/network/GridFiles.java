package org.commonwatt.experiments.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.Source;
import org.commonwatt.grid.feeder.ZipShares;

/// The program's own network files: two CSV tables with units in their headers.
///
/// `buses.csv`: `bus, nominal_kv`, then optional `source_pu, source_deg` (filled where the network
/// is supplied), `min_pu, max_pu, shunt_kw, shunt_kvar` (drawn at nominal voltage; capacitors have
/// negative kvar). `branches.csv`: `from, to, r_ohm, x_ohm`, then optional `b_us` (line charging),
/// `magnetising_g_us, magnetising_b_us, ratio, shift_deg, rating_kva, in_service`. Ohms and
/// microsiemens refer to the voltage of the bus `to`; `ratio` is the turns ratio at `from` over the
/// nominal one. The model of a branch is that of [Branch].
public final class GridFiles {
    /// Power to which per-unit figures of these files refer, kVA.
    private static final double BASE_KVA = 1000;

    private static final double USUAL_MIN = 0.9;
    private static final double USUAL_MAX = 1.1;

    private final Findings findings = new Findings();
    private final NetworkDraft draft = new NetworkDraft(findings);

    private GridFiles() {}

    /// Reads the two tables; streams are closed in the end. Loops, islands and the like are left to
    /// [NetworkFile#check].
    ///
    /// @throws NetworkRefusal with everything that is wrong
    /// @throws CsvRefusal if a file is no readable CSV file
    public static NetworkFile read(
            String busesFile, InputStream buses, String branchesFile, InputStream branches)
            throws NetworkRefusal, CsvRefusal {
        return new GridFiles().tables(busesFile, buses, branchesFile, branches);
    }

    private NetworkFile tables(
            String busesFile, InputStream buses, String branchesFile, InputStream branches)
            throws NetworkRefusal, CsvRefusal {
        TextRows busRows = TextRows.read(busesFile, buses, List.of("bus", "nominal_kv"), findings);
        TextRows branchRows =
                TextRows.read(
                        branchesFile, branches, List.of("from", "to", "r_ohm", "x_ohm"), findings);
        requireClean();
        for (int row = 0; row < busRows.size(); row++) {
            addBus(busRows, row);
        }
        requireClean();
        for (int row = 0; row < branchRows.size(); row++) {
            addBranch(branchRows, row);
        }
        requireClean();
        return draft.finish(busesFile, busesFile, BASE_KVA);
    }

    private void requireClean() throws NetworkRefusal {
        if (!findings.isClean()) {
            throw new NetworkRefusal(findings.problems());
        }
    }

    private void addBus(TextRows table, int row) {
        double min = table.notNegative(row, "min_pu", USUAL_MIN);
        double max = table.notNegative(row, "max_pu", USUAL_MAX);
        if (min > max) {
            table.problem(row, "min_pu", "is %s, above the max_pu of %s.".formatted(min, max));
        }
        int at =
                draft.add(
                        new Bus(
                                table.name(row, "bus"),
                                table.positive(row, "nominal_kv"),
                                0,
                                0,
                                ZipShares.CONSTANT_POWER,
                                table.number(row, "shunt_kw", 0),
                                table.number(row, "shunt_kvar", 0),
                                Math.min(min, max),
                                max,
                                null),
                        table.spot(row));
        if (!table.text(row, "source_pu").isEmpty()) {
            double pu = table.positive(row, "source_pu");
            if (pu > 2) {
                table.problem(row, "source_pu", "is %s but must be near 1.".formatted(pu));
            }
            draft.add(new Source(at, pu, table.number(row, "source_deg", 0)));
        }
    }

    private void addBranch(TextRows table, int row) {
        Spot spot = table.spot(row);
        int from = draft.indexOf(table.name(row, "from"), spot, table.column("from"));
        int to = draft.indexOf(table.name(row, "to"), spot, table.column("to"));
        if (from < 0 || to < 0) {
            return;
        }
        double kv = draft.bus(to).nominalKv();
        double ohm = 1000 * kv * kv / BASE_KVA;
        double ratio = table.text(row, "ratio").isEmpty() ? 1 : table.positive(row, "ratio");
        draft.add(
                new Branch(
                        draft.branchId(table.text(row, "from") + "-" + table.text(row, "to")),
                        from,
                        to,
                        table.number(row, "r_ohm") / ohm,
                        table.number(row, "x_ohm") / ohm,
                        table.number(row, "b_us", 0) * 1e-6 * ohm,
                        table.number(row, "magnetising_g_us", 0) * 1e-6 * ohm,
                        table.number(row, "magnetising_b_us", 0) * 1e-6 * ohm,
                        ratio,
                        table.number(row, "shift_deg", 0),
                        table.notNegative(row, "rating_kva", 0),
                        table.number(row, "in_service", 1) != 0),
                spot);
    }

    /// Writes the two tables. Loads are not written: in a scenario the participants are the load.
    public static void write(Network network, Path buses, Path branches) throws IOException {
        Files.writeString(buses, buses(network));
        Files.writeString(branches, branches(network));
    }

    private static String buses(Network network) {
        var text = new StringBuilder();
        text.append("bus,nominal_kv,source_pu,source_deg,min_pu,max_pu,shunt_kw,shunt_kvar\n");
        for (int k = 0; k < network.buses().size(); k++) {
            Bus bus = network.buses().get(k);
            int at = k;
            cell(text, bus.id()).append(',').append(number(bus.nominalKv())).append(',');
            network.sources().stream()
                    .filter(source -> source.bus() == at)
                    .findFirst()
                    .ifPresentOrElse(
                            source -> numbers(text, source.voltagePu(), source.angleDegree()),
                            () -> text.append(",,"));
            numbers(text, bus.minVoltagePu(), bus.maxVoltagePu());
            numbers(text, bus.shuntKw(), bus.shuntKvar());
            text.setCharAt(text.length() - 1, '\n');
        }
        return text.toString();
    }

    private static String branches(Network network) {
        var text = new StringBuilder();
        text.append("from,to,r_ohm,x_ohm,b_us,magnetising_g_us,magnetising_b_us,");
        text.append("ratio,shift_deg,rating_kva,in_service\n");
        for (Branch branch : network.branches()) {
            double ohm = network.impedanceBaseOhm(branch.to());
            cell(text, network.buses().get(branch.from()).id()).append(',');
            cell(text, network.buses().get(branch.to()).id()).append(',');
            numbers(text, branch.rPu() * ohm, branch.xPu() * ohm);
            numbers(text, branch.chargingPu() / ohm * 1e6, branch.magnetisingGPu() / ohm * 1e6);
            numbers(text, branch.magnetisingBPu() / ohm * 1e6, branch.tapRatio());
            text.append(number(branch.shiftDegree())).append(',');
            text.append(branch.isRated() ? number(branch.ratingKva()) : "").append(',');
            text.append(branch.inService() ? 1 : 0).append('\n');
        }
        return text.toString();
    }

    private static void numbers(StringBuilder text, double first, double second) {
        text.append(number(first)).append(',').append(number(second)).append(',');
    }

    private static StringBuilder cell(StringBuilder text, String value) {
        boolean plain = value.matches("[^\",;\\t\\r\\n]*");
        return text.append(plain ? value : "\"" + value.replace("\"", "\"\"") + "\"");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
