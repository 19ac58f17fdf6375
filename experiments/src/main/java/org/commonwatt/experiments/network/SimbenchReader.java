package org.commonwatt.experiments.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.network.SimbenchGrid.Storage;
import org.commonwatt.experiments.network.SimbenchGrid.Unit;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Source;
import org.commonwatt.grid.feeder.ZipShares;

/// Reads a SimBench folder: `;`-separated tables in MW, Mvar, MVA, MWh, kV, km, Ω/km, µS/km, A.
/// Nodes that closed switches join become one bus.
public final class SimbenchReader {
    /// Power to which per-unit figures refer, kVA.
    static final double BASE_KVA = 1000;

    private static final double MW = 1000;

    private final SimbenchFolder folder;
    private final Findings findings = new Findings();
    private final NetworkDraft draft = new NetworkDraft(findings);

    private SimbenchReader(Path folder) {
        this.folder = new SimbenchFolder(folder);
    }

    /// Reads the grid without its profiles. Loops, islands and the like are left to
    /// [NetworkFile#check].
    ///
    /// @throws NetworkRefusal with everything that is wrong
    /// @throws CsvRefusal if a table is no readable CSV file
    public static SimbenchGrid read(Path folder) throws NetworkRefusal, CsvRefusal, IOException {
        return new SimbenchReader(folder)
                .grid(String.valueOf(folder.toAbsolutePath().getFileName()));
    }

    private SimbenchGrid grid(String name) throws NetworkRefusal, CsvRefusal, IOException {
        readNodes();
        requireClean();
        readLines();
        readTransformers();
        List<Unit> loads = units("Load", "pLoad", "qLoad");
        List<Unit> generators = units("RES", "pRES", "qRES");
        List<Storage> storages = storages();
        requireClean();
        for (Unit load : loads) {
            draw(load, 1);
        }
        for (Unit generator : generators) {
            draw(generator, -1);
        }
        NetworkFile file = draft.finish(name, folder.path("Node"), BASE_KVA);
        return new SimbenchGrid(file, loads, generators, storages);
    }

    private void requireClean() throws NetworkRefusal {
        if (!findings.isClean()) {
            throw new NetworkRefusal(findings.problems());
        }
    }

    private void readNodes() throws CsvRefusal, IOException {
        TextRows nodes = folder.needed("Node", findings, "id", "vmR");
        TextRows supplies = folder.needed("ExternalNet", findings, "node");
        TextRows switches = folder.optional("Switch", findings, "nodeA", "nodeB", "cond");
        var joined = new JoinedNodes(nodes);
        for (int row = 0; row < switches.size(); row++) {
            if (switches.number(row, "cond") == 1) {
                joined.join(switches, row);
            }
        }
        for (int row = 0; row < nodes.size(); row++) {
            if (joined.rootOf(row) == row) {
                draft.add(bus(nodes, row), nodes.spot(row));
            }
        }
        for (int row = 0; row < nodes.size(); row++) {
            int root = joined.rootOf(row);
            String standing = nodes.text(root, "id");
            draft.alias(nodes.name(row, "id"), draft.indexOf(standing, nodes.spot(root), 1));
        }
        for (int row = 0; row < supplies.size(); row++) {
            Integer node = joined.rowOf(supplies.text(row, "node"));
            int at = draft.indexOf(supplies.name(row, "node"), supplies.spot(row), 2);
            if (node != null && at >= 0) {
                double pu =
                        nodes.text(node, "vmSetp").isEmpty() ? 1 : nodes.positive(node, "vmSetp");
                draft.add(new Source(at, pu, nodes.number(node, "vaSetp", 0)));
            }
        }
    }

    private static Bus bus(TextRows nodes, int row) {
        double min = nodes.notNegative(row, "vmMin", 0.9);
        double max = nodes.notNegative(row, "vmMax", 1.1);
        if (min > max) {
            nodes.problem(row, "vmMin", "is %s, above the vmMax of %s.".formatted(min, max));
        }
        return new Bus(
                nodes.name(row, "id"),
                nodes.positive(row, "vmR"),
                0,
                0,
                ZipShares.CONSTANT_POWER,
                0,
                0,
                Math.min(min, max),
                max,
                null);
    }

    /// Index of the bus that a cell names; −1 after a problem.
    private int busAt(TextRows table, int row, String column) {
        return draft.indexOf(table.name(row, column), table.spot(row), table.column(column));
    }

    private static int typeOf(TextRows table, int row, TextRows types, Map<String, Integer> rows) {
        String type = table.name(row, "type");
        Integer found = rows.get(type);
        if (found == null) {
            table.problem(row, "type", "is \"%s\", which is no known type.".formatted(type));
            return -1;
        }
        return types.size() > found ? found : -1;
    }

    private static Map<String, Integer> rowsById(TextRows table) {
        var rows = new HashMap<String, Integer>();
        for (int row = 0; row < table.size(); row++) {
            rows.putIfAbsent(table.name(row, "id"), row);
        }
        return rows;
    }

    private void readLines() throws CsvRefusal, IOException, NetworkRefusal {
        TextRows lines = folder.optional("Line", findings, "nodeA", "nodeB", "type", "length");
        TextRows types = folder.optional("LineType", findings, "id", "r", "x");
        requireClean();
        Map<String, Integer> rows = rowsById(types);
        for (int row = 0; row < lines.size(); row++) {
            int from = busAt(lines, row, "nodeA");
            int to = busAt(lines, row, "nodeB");
            int type = typeOf(lines, row, types, rows);
            if (from < 0 || to < 0 || type < 0 || from == to) {
                continue;
            }
            double km = lines.positive(row, "length");
            double share = lines.number(row, "loadingMax", 100) / 100;
            double kv = draft.bus(to).nominalKv();
            double ohm = 1000 * kv * kv / BASE_KVA;
            double kva = Math.sqrt(3) * kv * types.notNegative(type, "iMax", 0) * share;
            draft.add(
                    new Branch(
                            draft.branchId(lines.text(row, "id")),
                            from,
                            to,
                            types.notNegative(type, "r", Double.NaN) * km / ohm,
                            types.number(type, "x") * km / ohm,
                            types.number(type, "b", 0) * km * 1e-6 * ohm,
                            0,
                            0,
                            1,
                            0,
                            Math.max(0, kva),
                            true),
                    lines.spot(row));
        }
    }

    private void readTransformers() throws CsvRefusal, IOException, NetworkRefusal {
        TextRows table = folder.optional("Transformer", findings, "nodeHV", "nodeLV", "type");
        TextRows types = folder.optional("TransformerType", findings, "id", "sR", "vmImp");
        requireClean();
        Map<String, Integer> rows = rowsById(types);
        for (int row = 0; row < table.size(); row++) {
            int high = busAt(table, row, "nodeHV");
            int low = busAt(table, row, "nodeLV");
            int type = typeOf(table, row, types, rows);
            if (high < 0 || low < 0 || type < 0) {
                continue;
            }
            var transformer =
                    new SimbenchTransformer(
                            types,
                            type,
                            table.number(row, "tappos", 0),
                            draft.bus(high).nominalKv(),
                            draft.bus(low).nominalKv());
            double share = table.notNegative(row, "loadingMax", 100) / 100;
            double kva = types.positive(type, "sR") * MW * share;
            draft.add(
                    transformer.branch(draft.branchId(table.text(row, "id")), high, low, kva),
                    table.spot(row));
        }
    }

    private List<Unit> units(String name, String real, String reactive)
            throws CsvRefusal, IOException {
        TextRows table = folder.optional(name, findings, "id", "node", "profile", real, reactive);
        var units = new ArrayList<Unit>();
        for (int row = 0; row < table.size(); row++) {
            int at = busAt(table, row, "node");
            units.add(
                    new Unit(
                            table.name(row, "id"),
                            at < 0 ? "" : draft.bus(at).id(),
                            table.text(row, "type"),
                            table.text(row, "profile"),
                            table.notNegative(row, real, Double.NaN) * MW,
                            table.number(row, reactive) * MW,
                            table.spot(row)));
        }
        return units;
    }

    private void draw(Unit unit, int sign) {
        int at = draft.indexOf(unit.bus(), unit.spot(), 2);
        if (at >= 0) {
            draft.change(
                    at,
                    bus ->
                            bus.withLoad(
                                    bus.loadKw() + sign * unit.kw(),
                                    bus.loadKvar() + sign * unit.kvar()));
        }
    }

    private List<Storage> storages() throws CsvRefusal, IOException {
        TextRows table = folder.optional("Storage", findings, "id", "node", "sR", "eStore");
        var storages = new ArrayList<Storage>();
        for (int row = 0; row < table.size(); row++) {
            int at = busAt(table, row, "node");
            double efficiency = table.notNegative(row, "etaStore", 1);
            // Some data sets write 95, others 0.95.
            double share = efficiency > 1 ? efficiency / 100 : efficiency;
            storages.add(
                    new Storage(
                            table.name(row, "id"),
                            at < 0 ? "" : draft.bus(at).id(),
                            table.positive(row, "sR") * MW,
                            table.positive(row, "eStore") * MW,
                            share > 0 ? share : 1,
                            table.spot(row)));
        }
        return storages;
    }
}
