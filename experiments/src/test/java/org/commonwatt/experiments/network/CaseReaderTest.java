package org.commonwatt.experiments.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.commonwatt.experiments.network.NetworkFile.Held;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Source;
import org.junit.jupiter.api.Test;

/// Small cases in the style of the published ones, statement by statement.
final class CaseReaderTest {
    /// Three buses in a row in kW and ohms: 1 – 2 – 3 and an open tie 1 – 3.
    private static final String THREE =
            """
            function mpc = case3
            %CASE3  three buses
            mpc.version = '2';
            mpc.baseMVA = 10;
            mpc.bus = [ %% (Pd and Qd are specified in kW & kVAr here)
            	1	3	0	0	0	0	1	1	0	12.66	1	1	1;
            	2	1	100	60	0	0	1	1	0	12.66	1	1.1	0.9;
            	3	1	90	40	0	0.5	1	1	0	12.66	1	1.1	0.9;
            ];
            mpc.gen = [
            	1	0	0	10	-10	1.02	100	1	10	0;
            ];
            mpc.branch = [
            	1	2	0.0922	0.0470	0	0	0	0	0	0	1	-360	360;
            	2	3	0.4930	0.2511	0	5	0	0	0	0	1	-360	360;
            	1	3	2	2	0	0	0	0	0	0	0	-360	360;
            ];
            Vbase = mpc.bus(1, 10) * 1e3;      %% in Volts
            Sbase = mpc.baseMVA * 1e6;              %% in VA
            mpc.branch(:, [3 4]) = mpc.branch(:, [3 4]) / (Vbase^2 / Sbase);
            mpc.bus(:, [3, 4]) = mpc.bus(:, [3, 4]) / 1e3;
            """;

    private static NetworkFile read(String text) {
        try {
            return CaseReader.read("case3.m", text);
        } catch (NetworkRefusal refusal) {
            throw new AssertionError(refusal.getMessage(), refusal);
        }
    }

    private static String refused(String text) {
        try {
            String problems = radialProblems(CaseReader.read("case3.m", text));
            assertThat(problems).as("the case was read").isNotEmpty();
            return problems;
        } catch (NetworkRefusal refusal) {
            return refusal.problems().stream()
                    .map(Problem::render)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String radialProblems(NetworkFile file) {
        var findings = new Findings();
        file.check(findings);
        return findings.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
    }

    @Test
    void case_withUnitStatements_endsInMegawattsAndPerUnit() {
        NetworkFile file = read(THREE);
        assertThat(file.network().name()).isEqualTo("case3");
        assertThat(file.network().baseKva()).isEqualTo(10_000);
        Bus second = file.network().buses().get(1);
        assertThat(second.id()).isEqualTo("2");
        assertThat(second.loadKw()).isCloseTo(100, within(1e-12));
        assertThat(second.loadKvar()).isCloseTo(60, within(1e-12));
        // A capacitor of 0.5 Mvar.
        assertThat(file.network().buses().get(2).shuntKvar()).isEqualTo(-500);
        // 12.66² / 10 = 16.02756 Ω
        Branch first = file.network().branches().getFirst();
        assertThat(first.rPu()).isCloseTo(0.0922 / 16.02756, within(1e-15));
        assertThat(first.isRated()).isFalse();
        assertThat(file.network().branches().get(1).ratingKva()).isEqualTo(5000);
        assertThat(file.network().branches().get(2).inService()).isFalse();
        assertThat(file.network().sources()).containsExactly(new Source(0, 1.02, 0));
        assertThat(file.busSpots().get(2)).isEqualTo(new Spot("case3.m", 8));
        assertThat(file.branchSpots().get(2).line()).isEqualTo(16);
        assertThat(radialProblems(file)).isEmpty();
    }

    @Test
    void case_withExpressionsInMatrices_isComputed() {
        NetworkFile file =
                read(
                        THREE.replace("12.66", "135/sqrt(3)")
                                .replace("baseMVA = 10", "baseMVA = 50/3")
                                .replace("100	60", "300/3	-4.43E-05*1e3"));
        assertThat(file.network().buses().get(0).nominalKv())
                .isCloseTo(135 / Math.sqrt(3), within(1e-12));
        assertThat(file.network().baseKva()).isCloseTo(50_000 / 3.0, within(1e-9));
        assertThat(file.network().buses().get(1).loadKvar()).isCloseTo(-0.0443, within(1e-15));
    }

    @Test
    void case_withPowerFactorStatements_becomesRealAndReactive() {
        NetworkFile file =
                read(
                        THREE
                                + "pf = 0.8;\n"
                                + "mpc.bus(:, 4) = mpc.bus(:, 3) * sin(acos(pf));\n"
                                + "mpc.bus(:, 3) = mpc.bus(:, 3) * pf;\n");
        // 100 kVA at 0.8 are 80 kW and 60 kvar.
        assertThat(file.network().buses().get(1).loadKw()).isCloseTo(80, within(1e-10));
        assertThat(file.network().buses().get(1).loadKvar()).isCloseTo(60, within(1e-10));
    }

    @Test
    void case_isolatedBuses_areLeftOutWithTheirBranches() {
        NetworkFile file =
                read(THREE.replace("	3	1	90", "	3	4	90").replace("	0	1	-360", "	0	1	-360"));
        assertThat(file.network().buses()).extracting(Bus::id).containsExactly("1", "2");
        assertThat(file.network().branches()).hasSize(1);
    }

    @Test
    void case_withoutGenerators_isSuppliedAtTheBusVoltage() {
        String text = THREE.replaceAll("(?s)mpc.gen = .*?];\n", "");
        assertThat(read(text).network().sources()).containsExactly(new Source(0, 1, 0));
        assertThat(read(text.replace("mpc.branch = [", "mpc.gen = [];\nmpc.branch = [")).network())
                .isEqualTo(read(text).network());
    }

    @Test
    void case_generators_feedInOrHoldTheVoltage() {
        String gens = "	1	0	0	10	-10	1.02	100	1	10	0;\n";
        String at3 = "	3	%s	0.01	10	-10	1.01	100	%d	10	0;\n";
        NetworkFile feeding = read(THREE.replace(gens, gens + at3.formatted("0.03", 1)));
        assertThat(feeding.network().buses().get(2).loadKw()).isCloseTo(90 - 30, within(1e-10));
        assertThat(feeding.network().buses().get(2).loadKvar()).isCloseTo(40 - 10, within(1e-10));
        String holding = THREE.replace("	3	1	90", "	3	2	90");
        NetworkFile held = read(holding.replace(gens, gens + at3.formatted("0.03", 1)));
        assertThat(held.held()).containsExactly(new Held(2, 1.01));
        assertThat(held.network().buses().get(2).loadKvar()).isCloseTo(40, within(1e-10));
        NetworkFile off = read(holding.replace(gens, gens + at3.formatted("0.03", 0)));
        assertThat(off.held()).isEmpty();
        assertThat(off.network().buses().get(2).loadKw()).isCloseTo(90, within(1e-10));
    }

    @Test
    void case_meshes_areReadButAreNoFeeder() {
        NetworkFile file = read(THREE.replace("	1	3	2	2	0	0	0	0	0	0	0", "	1	3	2	2	0	0	0	0	0	0	1"));
        assertThat(file.network().branches()).allMatch(Branch::inService);
        assertThat(radialProblems(file))
                .isEqualTo(
                        "case3.m:16: A radial network has no loops, but branches 1-2, 2-3, 1-3 form"
                                + " one.\nMaybe open 1-3.");
    }

    @Test
    void case_parallelBranches_haveNamesOfTheirOwn() {
        NetworkFile file = read(THREE.replace("	1	3	2	2", "	2	3	2	2"));
        assertThat(file.network().branches())
                .extracting(Branch::id)
                .containsExactly("1-2", "2-3", "2-3 (2)");
    }

    @Test
    void case_badCells_areNamedByLineAndColumn() {
        assertThat(refused(THREE.replace("	3	1	90", "	2	1	90")))
                .isEqualTo("case3.m:8:1: The bus \"2\" stands in line 7 already.");
        assertThat(refused(THREE.replace("	2	1	100", "	2	1	NaN")))
                .isEqualTo("case3.m:7:3: mpc.bus: Pd is NaN but must be a finite number.");
        assertThat(refused(THREE.replace("	2	1	100", "	2	7	100")))
                .isEqualTo("case3.m:7:2: mpc.bus: The type is 7.0 but must be 1, 2, 3 or 4.");
        assertThat(refused(THREE.replace("	2	1	100", "	2.5	1	100")))
                .contains("case3.m:7:1: mpc.bus: The bus number is 2.5 but must be a whole number");
        assertThat(refused(THREE.replace("	2	3	0.4930", "	2	9	0.4930")))
                .isEqualTo("case3.m:15:2: There is no bus \"9\".");
        assertThat(refused(THREE.replace("	2	3	0.4930	0.2511", "	2	3	0	0")))
                .startsWith("case3.m:15: Branch 2-3 has no impedance")
                .contains("Maybe ");
        assertThat(refused(THREE.replace("	2	3	0.4930", "	2	2	0.4930")))
                .contains("case3.m:15: The branch 2-2 leads back to bus 2.");
        assertThat(refused(THREE.replace("1	3	0	0", "1	1	0	0")))
                .startsWith("case3.m: Network case3 has no source.\nMaybe ");
        assertThat(refused(THREE.replace("1.02", "110")))
                .isEqualTo("case3.m:11:6: mpc.gen: Vg is 110.0 but must be near 1.");
        assertThat(refused(THREE.replace("	1.1	0.9;\n	3", "	0.9	1.1;\n	3")))
                .isEqualTo("case3.m:7:13: mpc.bus: Vmin is 1.1, above the Vmax of 0.9.");
    }

    @Test
    void case_brokenFiles_areRefusedWithTheirPlace() {
        assertThat(refused(THREE.replace("	0.9;\n	3", ";\n	3")))
                .isEqualTo(
                        "case3.m:7: The row has 12 columns but the rows above have 13.\n"
                                + "Maybe the row is cut off or a number is missing.");
        assertThat(refused(THREE.replaceAll("	12.66	1	1(\\.1)?	[01](\\.9)?;", "	12.66	1;")))
                .isEqualTo(
                        "case3.m:6: mpc.bus has 11 columns but needs 13.\nMaybe a column is missing.");
        assertThat(refused(THREE.substring(0, THREE.indexOf("	2	3	0.4930"))))
                .isEqualTo(
                        "case3.m:13:14: The bracket is not closed before the end of the file.\n"
                                + "Maybe the file is cut off.");
        assertThat(refused(THREE.substring(0, THREE.indexOf("mpc.branch"))))
                .isEqualTo(
                        "case3.m: The file gives no mpc.branch.\n"
                                + "Maybe the file is cut off, or it is no MATPOWER case.");
        assertThat(refused("id;r;x\n1;2;3\n")).startsWith("case3.m:1:1: ");
        assertThat(refused("")).contains("mpc.baseMVA is missing but must be a positive number.");
        assertThat(refused(THREE.replace("baseMVA = 10", "baseMVA = 0")))
                .startsWith("case3.m:4: mpc.baseMVA is 0.0 but must be a positive number.");
        assertThat(refused(THREE + "mpc = scale_load(2, mpc);\n"))
                .startsWith("case3.m:22:7: The name \"scale_load\" is not known here.\nMaybe ");
    }

    @Test
    void case_unitsThatWereNotConverted_lookOdd() {
        String kilowatts = THREE.replace("mpc.bus(:, [3, 4]) = mpc.bus(:, [3, 4]) / 1e3;\n", "");
        var findings = new Findings();
        read(kilowatts.replace("	90	40", "	900	400")).check(findings);
        assertThat(findings.warnings())
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.render())
                                        .startsWith("case3.m:15: ")
                                        .contains("\nMaybe ")
                                        .contains("loads are in kW where MW are meant"));
    }

    /// Random damage: characters taken out, doubled or replaced.
    @Test
    void case_damagedAtRandom_isReadOrRefused() {
        String signs = "()[]{}=;,.:*/^'\"%-+e0 9xNaN\n\t";
        for (long seed = 0; seed < 3000; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder(THREE);
            for (int k = random.nextInt(1, 5); k > 0; k--) {
                int at = random.nextInt(text.length());
                char sign = signs.charAt(random.nextInt(signs.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, sign);
                    case 2 -> text.setCharAt(at, sign);
                    default -> text.setLength(Math.max(50, at));
                }
            }
            try {
                CaseReader.read("case3.m", text.toString()).check(new Findings());
            } catch (NetworkRefusal refusal) {
                assertThat(refusal.problems()).as("seed %d", seed).isNotEmpty();
            } catch (RuntimeException | StackOverflowError failure) {
                throw new AssertionError("seed " + seed + ":\n" + text, failure);
            }
        }
    }
}
