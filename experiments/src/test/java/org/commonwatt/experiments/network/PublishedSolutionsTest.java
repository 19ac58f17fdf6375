package org.commonwatt.experiments.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.grid.feeder.FeederFlow;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.NetworkProblem;
import org.commonwatt.grid.feeder.RadialFeeder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every network of the data folder, read and solved, against published solutions.
@Tag("real-data")
final class PublishedSolutionsTest {
    /// Losses in kW and kvar, lowest voltage and its bus; solved by Newton's method from the same
    /// case files to 1e-10, agreeing with other programs where these were run.
    private record Solution(double lossKw, double lossKvar, double lowestPu, String at) {}

    private static final Map<String, Solution> PUBLISHED =
            Map.ofEntries(
                    Map.entry("case4_dist", new Solution(52.7910, 105.5820, 1.043093, "3")),
                    Map.entry("case10ba", new Solution(783.7785, 1036.4744, .837504, "10")),
                    Map.entry("case12da", new Solution(20.7138, 8.0411, .943354, "12")),
                    Map.entry("case15da", new Solution(61.7944, 57.2977, .944517, "13")),
                    Map.entry("case16ci", new Solution(312.7765, 361.1848, .981127, "12")),
                    Map.entry("case17me", new Solution(950.6771, 675.1011, .884831, "11")),
                    Map.entry("case18", new Solution(260.1880, 1300.3983, 1.026771, "8")),
                    Map.entry("case22", new Solution(17.7426, 9.0797, .972875, "22")),
                    Map.entry("case28da", new Solution(68.8195, 46.0420, .912470, "26")),
                    Map.entry("case33bw", new Solution(202.6771, 135.1410, .913090, "18")),
                    Map.entry("case33mg", new Solution(210.9983, 143.0330, .903772, "18")),
                    Map.entry("case34sa", new Solution(217.0102, 63.7539, .955551, "27")),
                    Map.entry("case38si", new Solution(202.6771, 135.1410, .913090, "18")),
                    Map.entry("case51ga", new Solution(129.5559, 111.6835, .908114, "16")),
                    Map.entry("case51he", new Solution(34.2918, 47.5025, .969211, "19")),
                    Map.entry("case69", new Solution(224.9917, 102.1580, .909188, "65")),
                    Map.entry("case70da", new Solution(341.4271, 307.5841, .883890, "67")),
                    Map.entry("case74ds", new Solution(145.1363, 109.9673, .953728, "57")),
                    Map.entry("case85", new Solution(299.3075, 187.8123, .873890, "54")),
                    Map.entry("case94pi", new Solution(362.8578, 504.0420, .848477, "92")),
                    Map.entry("case118zh", new Solution(1298.0916, 978.7361, .868797, "77")),
                    Map.entry("case136ma", new Solution(320.3642, 702.9472, .930652, "117")),
                    Map.entry("case141", new Solution(632.6956, 467.6504, .927862, "87")));

    /// Half of the last digit that is printed, and what the solver leaves.
    private static final double POWER_DIGITS = 0.6e-4;

    private static final double VOLTAGE_DIGITS = 0.6e-6;

    private static Path data() {
        return Path.of(System.getProperty("commonwatt.data", "../../shared/data"));
    }

    private static List<Path> caseFiles() throws IOException {
        try (Stream<Path> files = Files.walk(data(), 2)) {
            return files.filter(file -> file.toString().endsWith(".m")).sorted().toList();
        }
    }

    private static NetworkFile read(Path file) throws IOException {
        try {
            return CaseReader.read(file.toString(), Files.readString(file));
        } catch (NetworkRefusal refusal) {
            throw new AssertionError(refusal.getMessage(), refusal);
        }
    }

    private static FeederFlow solved(Network network) {
        var compilation = RadialFeeder.compile(network);
        assertThat(compilation).isInstanceOf(RadialFeeder.Compilation.Ready.class);
        FeederFlow flow = ((RadialFeeder.Compilation.Ready) compilation).feeder().newFlow();
        assertThat(flow.solve()).as(network.name() + ": " + flow.outcome().message()).isTrue();
        return flow;
    }

    /// Solves with the reactive power that each voltage holder needs, found by the secant method
    /// holder by holder.
    private static FeederFlow solved(NetworkFile file) {
        Network network = file.network();
        FeederFlow flow = solved(network);
        double[] kw = new double[network.buses().size()];
        double[] kvar = new double[kw.length];
        for (int k = 0; k < kw.length; k++) {
            kw[k] = network.buses().get(k).loadKw();
            kvar[k] = network.buses().get(k).loadKvar();
        }
        for (int round = 0; round < 30; round++) {
            for (NetworkFile.Held held : file.held()) {
                double error = flow.voltagePu(held.bus()) - held.pu();
                double step = 1e-3 * network.baseKva();
                kvar[held.bus()] += step;
                flow.load(kw, kvar);
                assertThat(flow.solve()).isTrue();
                double slope = (flow.voltagePu(held.bus()) - held.pu() - error) / step;
                kvar[held.bus()] -= step + error / slope;
                flow.load(kw, kvar);
                assertThat(flow.solve()).isTrue();
            }
        }
        file.held()
                .forEach(
                        held ->
                                assertThat(flow.voltagePu(held.bus()))
                                        .isCloseTo(held.pu(), within(1e-10)));
        return flow;
    }

    private static boolean isRadial(Network network) {
        return network.problems().stream().noneMatch(NetworkProblem::blocks);
    }

    @Test
    void matpowerCases_radialOnes_loseWhatIsPublished() throws IOException {
        List<String> compared = new ArrayList<>();
        for (Path path : caseFiles()) {
            NetworkFile file = read(path);
            Network network = file.network();
            if (!isRadial(network)) {
                continue;
            }
            FeederFlow flow = solved(file);
            assertBalance(flow);
            Solution published = PUBLISHED.get(network.name());
            if (published != null) {
                compared.add(network.name());
                int lowest = lowest(flow);
                String name = network.name();
                assertThat(flow.lossKw())
                        .as(name)
                        .isCloseTo(published.lossKw(), within(POWER_DIGITS));
                assertThat(flow.lossKvar())
                        .as(name)
                        .isCloseTo(published.lossKvar(), within(POWER_DIGITS));
                assertThat(flow.voltagePu(lowest))
                        .as(name)
                        .isCloseTo(published.lowestPu(), within(VOLTAGE_DIGITS));
                assertThat(network.buses().get(lowest).id()).as(name).isEqualTo(published.at());
            }
        }
        assertThat(compared).contains("case33bw", "case69");
    }

    @Test
    void matpowerCases_meshedOnes_areReadAndSaidToBeMeshed() throws IOException {
        for (Path path : caseFiles()) {
            NetworkFile file = read(path);
            if (!isRadial(file.network())) {
                var findings = new Findings();
                file.check(findings);
                assertThat(findings.problems())
                        .as(path.toString())
                        .anyMatch(problem -> problem.line() > 0 && problem.maybe() != null);
            }
        }
    }

    /// What the sources give is what loads, shunts and branches take.
    private static void assertBalance(FeederFlow flow) {
        Network network = flow.feeder().network();
        double kw = -flow.lossKw();
        double kvar = -flow.lossKvar();
        for (int s = 0; s < network.sources().size(); s++) {
            kw += flow.sourceKw(s);
            kvar += flow.sourceKvar(s);
        }
        for (int k = 0; k < network.buses().size(); k++) {
            double square = flow.voltagePu(k) * flow.voltagePu(k);
            kw -= flow.loadKw(k) + square * network.buses().get(k).shuntKw();
            kvar -= flow.loadKvar(k) + square * network.buses().get(k).shuntKvar();
        }
        double size = network.buses().stream().mapToDouble(b -> Math.abs(b.loadKw())).sum();
        assertThat(kw).as(network.name()).isCloseTo(0, within(1e-8 * size));
        assertThat(kvar).as(network.name()).isCloseTo(0, within(1e-8 * size));
    }

    private static int lowest(FeederFlow flow) {
        int lowest = 0;
        for (int k = 1; k < flow.feeder().network().buses().size(); k++) {
            lowest = flow.voltagePu(k) < flow.voltagePu(lowest) ? k : lowest;
        }
        return lowest;
    }

    @Test
    void matpowerCases_withReferenceVoltages_agreeAtEachBus() throws IOException {
        int compared = 0;
        for (Path path : caseFiles()) {
            NetworkFile file = read(path);
            Path reference =
                    path.resolveSibling("derived/" + file.network().name() + "_reference_bus.csv");
            if (Files.exists(reference)) {
                FeederFlow flow = solved(file);
                Map<String, Integer> index = file.busIndex();
                List<String> lines = Files.readAllLines(reference);
                for (String line : lines.subList(1, lines.size())) {
                    String[] cells = line.split(",", -1);
                    int bus = index.getOrDefault(cells[0], -1);
                    assertThat(flow.voltagePu(bus))
                            .as("%s bus %s", path, cells[0])
                            .isCloseTo(Double.parseDouble(cells[1]), within(1e-9));
                    assertThat(flow.angleDegree(bus))
                            .as("%s bus %s", path, cells[0])
                            .isCloseTo(Double.parseDouble(cells[2]), within(1e-7));
                }
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    /// All loads and all generators at full power, as the data set's own solution has them.
    @Test
    void simbenchGrids_reproduceTheirPublishedVoltages() throws Exception {
        int compared = 0;
        try (Stream<Path> folders = Files.list(data())) {
            for (Path folder : folders.sorted().toList()) {
                Path results = folder.resolve("NodePFResult.csv");
                if (Files.exists(results)) {
                    assertVoltages(folder, results);
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private static void assertVoltages(Path folder, Path results)
            throws NetworkRefusal, CsvRefusal, IOException {
        NetworkFile file = SimbenchReader.read(folder).file();
        FeederFlow flow = solved(file);
        assertBalance(flow);
        TextRows rows =
                TextRows.read(
                        results.toString(),
                        Files.newInputStream(results),
                        List.of("node", "vm", "va"),
                        new Findings());
        Map<String, Integer> index = file.busIndex();
        for (int row = 0; row < rows.size(); row++) {
            Integer bus = index.get(rows.text(row, "node"));
            if (bus != null) {
                // Printed to 1e-5: half a digit, and what rounding the inputs adds.
                assertThat(flow.voltagePu(bus))
                        .as(rows.text(row, "node"))
                        .isCloseTo(rows.number(row, "vm"), within(0.55e-5));
                assertThat(flow.angleDegree(bus))
                        .as(rows.text(row, "node"))
                        .isCloseTo(rows.number(row, "va"), within(0.55e-5));
            }
        }
        assertThat(rows.size()).isPositive();
    }
}
