package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Power flows of pandapower (Newton-Raphson, converged to 1e-11 MVA).
@Tag("golden")
class FeederGoldenTest {
    private static final double PU = 1e-9;
    private static final double DEGREE = 1e-7;
    private static final double KW = 1e-5;

    /// Losses; one case has single-precision data, hence the wider one there.
    private static final double RELATIVE = 1e-7;

    private static final String SCALED = "_scaled_result.csv";
    private static final Path FOLDER =
            Path.of(System.getProperty("commonwatt.root", ""))
                    .resolve(System.getProperty("commonwatt.golden", "../shared/golden"))
                    .resolve("powerflow");
    private static final JsonNode CASES =
            JsonMapper.builder()
                    .build()
                    .readTree(FOLDER.resolve("cases.json").toFile())
                    .get("cases");

    static List<String> cases() throws IOException {
        return names("_line.csv");
    }

    static List<String> scaledCases() throws IOException {
        return names(SCALED);
    }

    private static List<String> names(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(suffix))
                            .map(name -> name.substring(0, name.length() - suffix.length()))
                            .sorted()
                            .toList();
            assertThat(names).as("*" + suffix).isNotEmpty();
            return names;
        }
    }

    private static GoldenFlow golden(String name) {
        return GoldenFlow.read(FOLDER, name, CASES.get(name));
    }

    @Test
    void everyCase_hasItsTables() throws IOException {
        assertThat(new TreeSet<>(CASES.propertyNames()).stream().toList()).containsAll(cases());
        assertThat(cases().stream().collect(Collectors.toSet()))
                .containsAll(
                        CASES.propertyNames().stream()
                                .filter(name -> CASES.get(name).has("loads"))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void solve_findsThePublishedState(String name) {
        GoldenFlow golden = golden(name);
        FeederFlow flow = Feeders.solved(golden.network());
        double[] pu = golden.buses().column("vm_pu");
        double[] degree = golden.buses().column("va_degree");
        for (int bus = 0; bus < pu.length; bus++) {
            String place = name + ", bus " + bus;
            assertThat(flow.voltagePu(bus)).as(place).isCloseTo(pu[bus], within(PU));
            assertThat(Math.IEEEremainder(flow.angleDegree(bus) - degree[bus], 360))
                    .as(place)
                    .isCloseTo(0, within(DEGREE));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void flows_areThosePublished(String name) {
        GoldenFlow golden = golden(name);
        FeederFlow flow = Feeders.solved(golden.network());
        double[] fromMw = golden.lines().column("p_from_mw");
        double[] fromMvar = golden.lines().column("q_from_mvar");
        double[] toMw = golden.lines().column("p_to_mw");
        double[] toMvar = golden.lines().column("q_to_mvar");
        double lossKw = 0;
        double lossKvar = 0;
        for (int k = 0; k < fromMw.length; k++) {
            boolean open = !golden.network().branches().get(k).inService();
            String place = name + ", line " + k;
            isKw(flow.fromKw(k), open ? 0 : fromMw[k], place);
            isKw(flow.fromKvar(k), open ? 0 : fromMvar[k], place);
            isKw(flow.toKw(k), open ? 0 : toMw[k], place);
            isKw(flow.toKvar(k), open ? 0 : toMvar[k], place);
            lossKw += flow.lossKw(k);
            lossKvar += flow.lossKvar(k);
        }
        assertThat(lossKw / 1000 / golden.sums().get("line_loss_mw").asDouble() - 1)
                .isCloseTo(0, within(RELATIVE));
        assertThat(lossKvar / 1000).isCloseTo(golden.sum("line_loss_mvar"), within(RELATIVE));
        assertThat(flow.sourceKw(0) / 1000).isCloseTo(golden.sum("slack_p_mw"), within(1e-8));
        assertThat(flow.sourceKvar(0) / 1000).isCloseTo(golden.sum("slack_q_mvar"), within(1e-8));
    }

    private static void isKw(double kw, double mw, String place) {
        assertThat(kw).as(place).isCloseTo(1000 * mw, within(KW));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void transformers_areThosePublished(String name) {
        GoldenFlow golden = golden(name);
        FeederFlow flow = Feeders.solved(golden.network());
        JsonNode all = golden.sums().path("trafo");
        for (int k = 0; k < all.size(); k++) {
            int branch = golden.lines().column("line").length + k;
            JsonNode result = all.get(k).get("res");
            String place = name + ", transformer " + k;
            isKw(flow.fromKw(branch), result.get("p_hv_mw").asDouble(), place);
            isKw(flow.fromKvar(branch), result.get("q_hv_mvar").asDouble(), place);
            isKw(flow.toKw(branch), result.get("p_lv_mw").asDouble(), place);
            isKw(flow.toKvar(branch), result.get("q_lv_mvar").asDouble(), place);
        }
    }

    @ParameterizedTest
    @MethodSource("scaledCases")
    void scaledLoads_giveThePublishedStates_oneByOneAndSideBySide(String name) {
        Table factors = Table.read(FOLDER.resolve(name + "_scaled_factors.csv"));
        Table results = Table.read(FOLDER.resolve(name + SCALED));
        Network network = golden(name).network();
        int size = network.buses().size();
        int scenarios = results.column("scenario").length;
        RadialFeeder feeder = Feeders.ready(network);
        FeederFlow flow = feeder.newFlow();
        FeederFlow fromBatch = feeder.newFlow();
        FeederBatch batch = feeder.newBatch(scenarios);
        double[][] kw = new double[scenarios][size];
        double[][] kvar = new double[scenarios][size];
        for (int s = 0; s < scenarios; s++) {
            for (int bus = 0; bus < size; bus++) {
                double factor = factors.has("bus" + bus) ? factors.column("bus" + bus)[s] : 1;
                kw[s][bus] = factor * network.buses().get(bus).loadKw();
                kvar[s][bus] = factor * network.buses().get(bus).loadKvar();
            }
            batch.load(s, kw[s], kvar[s], 0);
        }
        assertThat(batch.solve()).isEqualTo(scenarios);
        for (int s = 0; s < scenarios; s++) {
            flow.load(kw[s], kvar[s]);
            assertThat(flow.solve()).isTrue();
            isScenario(flow, results, s);
            batch.copyTo(s, fromBatch);
            isScenario(fromBatch, results, s);
        }
        assertThat(Arrays.stream(kw).flatMapToDouble(Arrays::stream).min().orElseThrow())
                .as("some scenario exports")
                .isNegative();
    }

    private static void isScenario(FeederFlow flow, Table results, int s) {
        int size = flow.feeder().network().buses().size();
        for (int bus = 0; bus < size; bus++) {
            String place = "scenario %d, bus %d".formatted(s, bus);
            assertThat(flow.voltagePu(bus))
                    .as(place)
                    .isCloseTo(results.column("vm_" + bus)[s], within(PU));
            assertThat(flow.angleDegree(bus))
                    .as(place)
                    .isCloseTo(results.column("va_" + bus)[s], within(DEGREE));
        }
        isKw(flow.lossKw(), results.column("line_loss_mw")[s], "losses of scenario " + s);
        isKw(flow.sourceKw(0), results.column("slack_p_mw")[s], "source of scenario " + s);
        isKw(flow.sourceKvar(0), results.column("slack_q_mvar")[s], "source of scenario " + s);
    }
}
