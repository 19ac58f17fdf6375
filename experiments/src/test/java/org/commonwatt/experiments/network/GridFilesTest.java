package org.commonwatt.experiments.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program's own network tables: units, what may be missing, what is refused.
final class GridFilesTest {
    private static final String BUSES = "bus,nominal_kv,source_pu\nhead,20,1.025\nlow,0.4,\n";
    private static final String BRANCHES =
            "from,to,r_ohm,x_ohm,b_us,ratio,rating_kva\nhead,low,0.016,0.032,10,1.05,160\n";

    private static NetworkFile read(String buses, String branches)
            throws NetworkRefusal, CsvRefusal {
        return GridFiles.read(
                "buses.csv",
                new ByteArrayInputStream(buses.getBytes(StandardCharsets.UTF_8)),
                "branches.csv",
                new ByteArrayInputStream(branches.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refused(String buses, String branches) {
        try {
            var findings = new Findings();
            read(buses, branches).check(findings);
            assertThat(findings.problems()).as("the tables were read").isNotEmpty();
            return told(findings.problems());
        } catch (NetworkRefusal refusal) {
            return told(refusal.problems());
        } catch (CsvRefusal refusal) {
            return refusal.problem().render();
        }
    }

    private static String told(List<Problem> problems) {
        return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
    }

    @Test
    void tables_ohms_areReferredToTheFarBus() throws NetworkRefusal, CsvRefusal {
        Network network = read(BUSES, BRANCHES).network();
        Branch branch = network.branches().getFirst();
        // 0.4 kV at 1000 kVA: 0.16 Ω are 1 per unit.
        assertThat(branch.rPu()).isCloseTo(0.1, within(1e-15));
        assertThat(branch.xPu()).isCloseTo(0.2, within(1e-15));
        assertThat(branch.chargingPu()).isCloseTo(10e-6 * 0.16, within(1e-18));
        assertThat(branch.tapRatio()).isEqualTo(1.05);
        assertThat(branch.ratingKva()).isEqualTo(160);
        assertThat(network.sources()).containsExactly(new Source(0, 1.025, 0));
        assertThat(network.buses().get(1).minVoltagePu()).isEqualTo(0.9);
    }

    @Test
    void tables_whatIsWritten_comesBack(@TempDir Path folder)
            throws NetworkRefusal, CsvRefusal, IOException {
        String buses = BUSES.replace("low,", "\"low, \"\"B\"\"\",");
        String branches = BRANCHES.replace("head,low", "head,\"low, \"\"B\"\"\"");
        Network network = read(buses, branches).network();
        Path first = folder.resolve("b.csv");
        Path second = folder.resolve("l.csv");
        GridFiles.write(network, first, second);
        Network again = read(Files.readString(first), Files.readString(second)).network();
        assertThat(again.buses()).isEqualTo(network.buses());
        assertThat(again.sources()).isEqualTo(network.sources());
        Branch one = network.branches().getFirst();
        Branch other = again.branches().getFirst();
        assertThat(other.rPu()).isCloseTo(one.rPu(), within(1e-15));
        assertThat(other.xPu()).isCloseTo(one.xPu(), within(1e-15));
        assertThat(other.chargingPu()).isCloseTo(one.chargingPu(), within(1e-18));
        assertThat(other.tapRatio()).isEqualTo(one.tapRatio());
    }

    @Test
    void tables_badCells_areNamedByLineAndColumn() {
        assertThat(refused(BUSES.replace("low,0.4", "low,0"), BRANCHES))
                .isEqualTo("buses.csv:3:2: nominal_kv is 0.0 but must be positive.");
        assertThat(refused(BUSES.replace("low,", "head,"), BRANCHES))
                .startsWith("buses.csv:3:1: The bus \"head\" stands in line 2 already.");
        assertThat(refused(BUSES.replace("1.025", "x"), BRANCHES))
                .startsWith("buses.csv:2:3: source_pu is \"x\" but must be a number.");
        assertThat(refused(BUSES.replace("1.025", ""), BRANCHES))
                .startsWith("buses.csv: Network buses.csv has no source.");
        assertThat(refused(BUSES, BRANCHES.replace("head,low,", "head,lo,")))
                .isEqualTo("branches.csv:2:2: There is no bus \"lo\".");
        assertThat(refused(BUSES, BRANCHES.replace("0.016,0.032", "0,0")))
                .startsWith("branches.csv:2: Branch head-low has no impedance");
        assertThat(refused(BUSES, BRANCHES.replace("0.016", "NaN")))
                .isEqualTo("branches.csv:2:3: r_ohm is \"NaN\" but must be a number.");
        assertThat(refused(BUSES, BRANCHES.replace("r_ohm,x_ohm", "r,x")))
                .isEqualTo("branches.csv:1: The header has no column r_ohm, x_ohm.");
        assertThat(refused(BUSES, BRANCHES + "head,low\n"))
                .startsWith("branches.csv:3: The row has 2 cells but the header has 7.");
        assertThat(refused(BUSES, BRANCHES + "low,head,1,1,0,1,\n"))
                .startsWith("branches.csv:3: A radial network has no loops")
                .contains("\nMaybe ");
        assertThat(refused(BUSES + "far,0.4,\n", BRANCHES))
                .startsWith("buses.csv:4: Every bus must be connected with a source, but bus far");
    }
}
