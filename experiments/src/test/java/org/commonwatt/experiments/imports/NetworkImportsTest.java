package org.commonwatt.experiments.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.imports.ImportResult.Refused;
import org.commonwatt.experiments.network.SimbenchFolder;
import org.commonwatt.experiments.network.SimbenchGrid;
import org.commonwatt.experiments.network.SimbenchReader;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports of small networks written by the test: what becomes of them, what is refused.
final class NetworkImportsTest {
    private static final String CASE =
            """
            function mpc = four
            mpc.baseMVA = 1;
            mpc.bus = [
            	1	3	0	0	0	0	1	1	0	11	1	1	1;
            	2	1	30	40	0	0	1	1	0	11	1	1.1	0.9;
            	3	1	-5	0	0	0	1	1	0	11	1	1.1	0.9;
            	4	1	0	-20	0	0	1	1	0	11	1	1.1	0.9;
            ];
            mpc.branch = [
            	1	2	1	1	0	0	0	0	0	0	1	-360	360;
            	2	3	1	1	0	0	0	0	0	0	1	-360	360;
            	2	4	1	1	0	0	0	0	0	0	1	-360	360;
            ];
            define_constants;
            mpc.branch(:, [BR_R BR_X]) = mpc.branch(:, [BR_R BR_X]) / 121;
            mpc.bus(:, [PD, QD]) = mpc.bus(:, [PD, QD]) / 1e3;
            """;

    @TempDir private Path folder;
    private Path source = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void createFolders() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        target = folder.resolve("target");
    }

    private static Imported imported(ImportResult result) {
        assertThat(result)
                .withFailMessage(() -> ((Refused) result).render())
                .isInstanceOf(Imported.class);
        return (Imported) result;
    }

    private String refused(ImportResult result) throws IOException {
        assertThat(result).isInstanceOf(Refused.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing half-written").containsExactly(source);
        }
        return ((Refused) result).render().replace(folder + "/source/", "");
    }

    private Scenario read() {
        return ((ScenarioReading.Loaded) ScenarioReader.read(target)).scenario();
    }

    private ImportResult matpower(String text) throws IOException {
        Path file = Files.writeString(source.resolve("four.m"), text);
        return MatpowerImport.run(file, target, MatpowerImport.Options.DEFAULT);
    }

    @Test
    void matpower_eachLoad_becomesAParticipantAtItsBus() throws IOException {
        Imported result = imported(matpower(CASE));
        Scenario scenario = read();
        FeederPlan plan = Objects.requireNonNull(scenario.feeder());
        assertThat(scenario.community().participants()).extracting("id").containsExactly("bus_2");
        assertThat(plan.network().buses().get(plan.busOf(0)).id()).isEqualTo("2");
        // 30 kW and 40 kvar.
        assertThat(plan.powerFactor(0)).isEqualTo(0.6);
        assertThat(plan.network().branches().getFirst().rPu())
                .isCloseTo(1 / 121.0 * plan.network().baseKva() / 1000, within(1e-12));
        // 20 kvar without real power are a capacitor.
        assertThat(plan.network().buses().get(3).shuntKvar()).isEqualTo(-20);
        assertThat(result.report().leftOut())
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).isEqualTo("bus 3 feeds in 5 kW"));
        assertThat(result.report().notes()).anyMatch(note -> note.startsWith("With all loads"));
        // A winter week of 30 kW · 0.4: 12 kW in the mean of the year.
        double sum = 0;
        for (int t = 0; t < scenario.axis().steps(); t++) {
            sum += scenario.exogenous().demandKwh(t, 0);
        }
        assertThat(sum / (7 * 24)).isBetween(8.0, 20.0);
    }

    @Test
    void matpower_badCases_areRefusedWithAReason() throws IOException {
        assertThat(refused(matpower(CASE.replace("	2	4	1	1", "	3	1	1	1"))))
                .contains("four.m:12: A radial network has no loops, but branches")
                .contains("Maybe open 3-1.")
                .contains("four.m:7: Every bus must be connected with a source, but bus 4 is not.");
        assertThat(refused(matpower(CASE.replace("/ 121", "/ 0.0121"))))
                .startsWith("four.m:")
                .contains("Maybe ");
        assertThat(refused(matpower(CASE.replace("/ 1e3", "/ 1"))))
                .startsWith("four.m:")
                .contains("loads are in kW where MW are meant");
        assertThat(refused(matpower(CASE.replace("	30	40", "	0	0"))))
                .isEqualTo("four.m: No bus has a load.");
        assertThat(refused(matpower(CASE.substring(0, 200))))
                .contains("Maybe the file is cut off.");
        assertThat(refused(MatpowerImport.run(source, target, MatpowerImport.Options.DEFAULT)))
                .contains("source");
        Path gone = source.resolve("gone.m");
        assertThat(refused(MatpowerImport.run(gone, target, MatpowerImport.Options.DEFAULT)))
                .isEqualTo("gone.m: There is no such file.");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(source.resolve(name), text.replace(' ', ';').replace('_', ' '));
    }

    /// Two loads, one with panels, and a storage; a switch joins `N 2` and `N 2b`.
    private void writeGrid() throws IOException {
        write(
                "Node.csv",
                """
                id type vmSetp vaSetp vmR vmMin vmMax
                N_0 busbar 1.02 0.0 20 0.95 1.05
                N_1 busbar NULL NULL 0.4 0.9 1.1
                N_2b auxiliary NULL NULL 0.4 0.9 1.1
                N_2 busbar NULL NULL 0.4 0.9 1.1
                N_3 busbar NULL NULL 0.4 0.9 1.1
                """);
        write("ExternalNet.csv", "id node\nE N_0\n");
        write("Switch.csv", "id nodeA nodeB type cond\nS1 N_2 N_2b LS 1\nS2 N_3 N_2 LS 0\n");
        write(
                "Line.csv",
                "id nodeA nodeB type length\nL1 N_1 N_2b cable 0.1\nL2 N_1 N_3 cable 0.2\n");
        write("LineType.csv", "id r x b iMax\ncable 0.2 0.08 260 270\n");
        write("Transformer.csv", "id nodeHV nodeLV type tappos loadingMax\nT N_0 N_1 big 1 100\n");
        write(
                "TransformerType.csv",
                """
                id sR vmHV vmLV vmImp pCu pFe iNoLoad tapside dVm tapNeutr
                big 0.16 20 0.4 4 2.35 0.46 0.3 HV 2.5 0
                """);
        write(
                "Load.csv",
                "id node profile pLoad qLoad\nD_1 N_2 H0-A 0.006 0.008\nD_2 N_3 G1-A 0.004 0\n");
        write(
                "RES.csv",
                "id node type profile pRES qRES\nR_1 N_2b PV PV1 0.005 0\nR_2 N_3 Wind WP1 0.002 0\n");
        write("Storage.csv", "id node sR eStore etaStore\nB_1 N_3 0.003 0.006 0.95\n");
        String rows = "01.01.2016+00:00 %s\n01.01.2016+00:15 %s\n";
        write(
                "LoadProfile.csv",
                ("time H0-A_pload G1-A_pload\n" + rows.formatted("0.5 1", "0.25 0"))
                        .replace("_pload", "#pload"));
        write("RESProfile.csv", "time PV1 WP1\n" + rows.formatted("0 1", "0.8 1"));
        for (String name : new String[] {"LoadProfile.csv", "RESProfile.csv"}) {
            Path file = source.resolve(name);
            String text = Files.readString(file);
            Files.writeString(file, text.replace('#', '_').replace('+', ' '));
        }
    }

    private ImportResult simbench() {
        return SimbenchImport.run(source, target, SimbenchImport.Options.DEFAULT);
    }

    @Test
    void simbench_aSmallGrid_becomesAScenario() throws IOException {
        writeGrid();
        Imported result = imported(simbench());
        Scenario scenario = read();
        FeederPlan plan = Objects.requireNonNull(scenario.feeder());
        assertThat(scenario.community().participants())
                .extracting("id")
                .containsExactly("D_1", "D_2");
        assertThat(scenario.axis().windows().getFirst().start()).isEqualTo("2015-12-31T23:00:00Z");
        assertThat(scenario.exogenous().demandKwh(0, 0)).isCloseTo(0.5 * 6 / 4, within(1e-12));
        assertThat(scenario.exogenous().demandKwh(1, 1)).isZero();
        assertThat(scenario.exogenous().pvKwh(1, 0)).isCloseTo(0.8 * 5 / 4, within(1e-12));
        // 6 kW and 8 kvar.
        assertThat(plan.powerFactor(0)).isEqualTo(0.6);
        assertThat(plan.powerFactor(1)).isEqualTo(1);
        assertThat(plan.network().buses())
                .extracting("id")
                .containsExactly("N 0", "N 1", "N 2", "N 3");
        assertThat(plan.busOf(0)).isEqualTo(2);
        var battery = Objects.requireNonNull(scenario.community().participant(1).battery());
        assertThat(battery.capacityKwh()).isEqualTo(6);
        assertThat(battery.chargeKw()).isEqualTo(3);
        assertThat(battery.etaCharge() * battery.etaDischarge()).isCloseTo(0.95, within(1e-12));
        assertThat(result.report().leftOut()).extracting("source").containsExactly("RES.csv:3");
        var transformer = plan.network().branches().getLast();
        // One step of 2.5 % on the high side.
        assertThat(transformer.tapRatio()).isCloseTo(1.025, within(1e-12));
        assertThat(transformer.ratingKva()).isCloseTo(160, within(1e-9));
        // 4 % of 160 kVA, at the base of the scenario's network.
        double base = plan.network().baseKva();
        assertThat(transformer.impedancePu()).isCloseTo(0.04 * base / 160, within(1e-12));
    }

    @Test
    void simbench_tablesInGzip_areTheSame() throws IOException {
        writeGrid();
        Path plain = source.resolve("LoadProfile.csv");
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(source.resolve("LoadProfile.csv.gz")))) {
            out.write(Files.readString(plain).getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(plain);
        imported(simbench());
        assertThat(read().exogenous().demandKwh(0, 0)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void simbench_valuesBelowZero_becomeZeroAndAreCounted() throws IOException {
        writeGrid();
        change("LoadProfile.csv", ";0.25;", ";-0.001;");
        Imported result = imported(simbench());
        assertThat(read().exogenous().demandKwh(1, 0)).isZero();
        assertThat(result.report().homes().getFirst().flags())
                .containsExactly("1 values below zero became 0");
        assertThat(result.report().homes().getFirst().filledSteps()).isEqualTo(1);
    }

    /// Every quarter of an hour of each published profile, times its load.
    @Test
    @Tag("real-data")
    void simbench_publishedProfiles_comeBackNumberByNumber() throws Exception {
        Path data = Path.of(System.getProperty("commonwatt.data", "../../shared/data"));
        int compared = 0;
        try (Stream<Path> folders = Files.list(data)) {
            for (Path each : folders.filter(f -> f.toString().contains("simbench")).toList()) {
                target = folder.resolve(String.valueOf(each.getFileName()));
                imported(SimbenchImport.run(each, target, SimbenchImport.Options.DEFAULT));
                Scenario scenario = read();
                SimbenchGrid grid = SimbenchReader.read(each);
                CsvTable profiles = new SimbenchFolder(each).numbers("LoadProfile");
                assertThat(scenario.axis().steps()).isEqualTo(profiles.rows());
                for (int i = 0; i < grid.loads().size(); i++) {
                    SimbenchGrid.Unit load = grid.loads().get(i);
                    double[] perUnit =
                            profiles.numbers(profiles.columnOf(load.profile() + "_pload"));
                    for (int t = 0; t < perUnit.length; t++) {
                        assertThat(scenario.exogenous().demandKwh(t, i))
                                .isCloseTo(Math.max(0, perUnit[t]) * load.kw() / 4, within(1e-12));
                    }
                }
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private void change(String name, String from, String to) throws IOException {
        Path file = source.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private void assertRefused(String name, String from, String to, String message)
            throws IOException {
        writeGrid();
        change(name, from, to);
        assertThat(refused(simbench())).contains(message);
    }

    @Test
    void simbench_badTables_areRefusedWithTheirPlace() throws IOException {
        assertRefused("Node.csv", "N 3;", "N 1;", "Node.csv:6:1: id is \"N 1\", as that of line 3");
        assertRefused(
                "Node.csv", "20;", "-20;", "Node.csv:2:5: vmR is -20.0 but must be positive.");
        assertRefused("Load.csv", "0.006", "NULL", "Load.csv:2:4: pLoad is missing.");
        assertRefused(
                "Load.csv", "0.006", "NaN", "Load.csv:2:4: pLoad is \"NaN\" but must be a number.");
        assertRefused(
                "Load.csv", ";0.008", "", "Load.csv:2: The row has 4 cells but the header has 5.");
        assertRefused("Load.csv", "N 2;", "N 9;", "Load.csv:2:2: There is no bus \"N 9\".");
        assertRefused(
                "Load.csv", "H0-A", "H0-X", "The profile \"H0-X_pload\" of D 1 is no column of");
        assertRefused("Load.csv", "0.006", "6000", "in kW where MW are meant");
        assertRefused("Line.csv", "0.1", "0", "Line.csv:2:5: length is 0.0 but must be positive.");
        assertRefused(
                "Line.csv", "cable;0.1", "wire;0.1", "Line.csv:2:4: type is \"wire\", which is no");
        assertRefused("Line.csv", "0.2", "2000000", "Maybe ");
        assertRefused("LineType.csv", "0.2;0.08", "0;0", "has no impedance");
        assertRefused("Switch.csv", "N 2;LS;0", "N 2;LS;1", "A radial network has no loops");
        assertRefused(
                "Switch.csv",
                "N 2b;",
                "N 7;",
                "Switch.csv:2:3: nodeB is \"N 7\", which is no node.");
        assertRefused("ExternalNet.csv", "N 0", "N 8", "There is no bus \"N 8\".");
        assertRefused(
                "TransformerType.csv", "2.35", "235", "gives a resistance above the impedance");
        assertRefused("LoadProfile.csv", "00:15", "00:17", "does not follow at an even step");
        assertRefused(
                "LoadProfile.csv", "01.01.2016 00:15", "2016-01-01", "The time is \"2016-01-01\"");
        assertRefused("LoadProfile.csv", ";0.25;", ";x;", "has no number here.");
        assertRefused("RESProfile.csv", "01.01.2016", "02.01.2016", "The times are not those of");
        writeGrid();
        Files.delete(source.resolve("ExternalNet.csv"));
        assertThat(refused(simbench())).isEqualTo("ExternalNet.csv: There is no such file.");
    }
}
