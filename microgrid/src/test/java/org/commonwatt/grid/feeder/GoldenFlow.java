package org.commonwatt.grid.feeder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One case of the golden power flows, as a network and as results.
///
/// @param network built from the nameplates
/// @param buses the bus table
/// @param lines the line table; line k is branch k, transformers follow
/// @param sums the case's entry in `cases.json`
record GoldenFlow(Network network, Table buses, Table lines, JsonNode sums) {
    private static final double BASE_KVA = 1000;

    static GoldenFlow read(Path folder, String name, JsonNode sums) {
        Table buses = Table.read(folder.resolve(name + "_bus.csv"));
        Table lines = Table.read(folder.resolve(name + "_line.csv"));
        var builder = new Builder(name, buses.column("vn_kv"), sums);
        builder.lines(lines);
        builder.transformers();
        return new GoldenFlow(builder.network(), buses, lines, sums);
    }

    /// A figure of the case.
    double sum(String name) {
        return sums.get(name).asDouble();
    }

    private static final class Builder {
        private final String name;
        private final double[] kv;
        private final JsonNode sums;
        private final List<Branch> branches = new ArrayList<>();

        Builder(String name, double[] kv, JsonNode sums) {
            this.name = name;
            this.kv = kv;
            this.sums = sums;
        }

        private double baseOhm(int bus) {
            return 1000 * kv[bus] * kv[bus] / BASE_KVA;
        }

        void lines(Table lines) {
            double omega = 2 * Math.PI * sums.get("f_hz").asDouble();
            for (int k = 0; k < lines.column("line").length; k++) {
                int from = (int) lines.column("from_bus")[k];
                int to = (int) lines.column("to_bus")[k];
                double base = baseOhm(to);
                branches.add(
                        new Branch(
                                "line" + k,
                                from,
                                to,
                                lines.column("r_ohm")[k] / base,
                                lines.column("x_ohm")[k] / base,
                                omega * lines.column("c_nf")[k] * 1e-9 * base,
                                0,
                                0,
                                1,
                                0,
                                0,
                                lines.column("in_service")[k] == 1));
            }
        }

        void transformers() {
            JsonNode all = sums.path("trafo");
            for (int k = 0; k < all.size(); k++) {
                branches.add(transformer("trafo" + k, all.get(k)));
            }
        }

        private Branch transformer(String id, JsonNode t) {
            int from = t.get("hv_bus").asInt();
            int to = t.get("lv_bus").asInt();
            double ratedKva = 1000 * t.get("sn_mva").asDouble() * t.get("parallel").asDouble();
            double lowRatio = t.get("vn_lv_kv").asDouble() / kv[to];
            double scale = BASE_KVA / ratedKva * lowRatio * lowRatio;
            double r = t.get("vkr_percent").asDouble() / 100;
            double z = t.get("vk_percent").asDouble() / 100;
            double g = t.get("pfe_kw").asDouble() / ratedKva;
            double y = t.get("i0_percent").asDouble() / 100;
            return new Branch(
                    id,
                    from,
                    to,
                    r * scale,
                    Math.sqrt(z * z - r * r) * scale,
                    0,
                    g / scale,
                    -Math.sqrt(Math.max(0, y * y - g * g)) / scale,
                    t.get("vn_hv_kv").asDouble() / kv[from] / lowRatio,
                    t.get("shift_degree").asDouble(),
                    ratedKva,
                    true);
        }

        Network network() {
            double[] kw = new double[kv.length];
            double[] kvar = new double[kv.length];
            for (JsonNode load : sums.get("loads")) {
                kw[load.get(0).asInt()] += 1000 * load.get(1).asDouble();
                kvar[load.get(0).asInt()] += 1000 * load.get(2).asDouble();
            }
            List<Bus> buses = new ArrayList<>();
            for (int bus = 0; bus < kv.length; bus++) {
                buses.add(Bus.of("bus" + bus, kv[bus], kw[bus], kvar[bus]));
            }
            List<Coupler> couplers = new ArrayList<>();
            for (JsonNode pair : sums.get("closed_switches_bus_bus")) {
                couplers.add(
                        new Coupler(
                                "switch" + couplers.size(),
                                pair.get(0).asInt(),
                                pair.get(1).asInt(),
                                true));
            }
            List<Source> sources = new ArrayList<>();
            for (JsonNode grid : sums.get("ext_grid")) {
                sources.add(
                        new Source(
                                grid.get(0).asInt(),
                                grid.get(1).asDouble(),
                                grid.get(2).asDouble()));
            }
            return new Network(name, BASE_KVA, buses, branches, couplers, sources);
        }
    }
}
