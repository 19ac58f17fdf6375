package org.commonwatt.experiments.study.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.study.StudyRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ClaimsStudyTest {
    @TempDir private Path temporary;

    /// Every finished piece with the time of its last change.
    private static Map<Path, Long> cells(Path folder) throws IOException {
        Map<Path, Long> cells = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("out").resolve(CellStore.FOLDER))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                cells.put(file.getFileName(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return cells;
    }

    private Path made(String name) throws IOException {
        Path folder = temporary.resolve(name);
        MadeHomes.write(folder.resolve("data"));
        return folder;
    }

    private static String page(Path folder) throws IOException {
        MadeHomes.study(folder).run(ClaimsWatch.NONE).orElseThrow().write(folder.resolve("docs"));
        return Files.readString(folder.resolve("docs").resolve(EvidencePages.PAGE))
                .replaceAll("(\\d+ [µm]?s|[0-9.]+ ms)", "time");
    }

    /// The only training whose folder begins so.
    private static Path training(Path folder, String name) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("out").resolve("trainings"))) {
            return all.filter(each -> String.valueOf(each.getFileName()).startsWith(name))
                    .reduce((one, other) -> fail("two trainings " + name))
                    .orElseThrow();
        }
    }

    private static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }

    private static void killAt(Path folder, String variant)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledClaims.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("cell " + variant)) {
                line = out.readLine();
            }
            assertThat(line).as("the study got as far as %s", variant).isNotNull();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(137);
    }

    @Test
    void killedStudy_goesOn_withoutDoingFinishedCellsAgain() throws Exception {
        Path folder = made("killed");
        killAt(folder, "table");
        Map<Path, Long> before = cells(folder);
        assertThat(before).isNotEmpty();
        assertThat(MadeHomes.study(folder).plan())
                .filteredOn(cell -> cell.seconds() == 0)
                .extracting(cell -> cell.cell().variant())
                .contains("none", "time-of-use", "oracle");
        String page = page(folder);
        Map<Path, Long> after = cells(folder);
        assertThat(after).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
        // What was never cut off says the same.
        assertThat(page).isEqualTo(page(made("whole")));
        assertThat(MadeHomes.study(folder).plan()).allMatch(cell -> cell.seconds() == 0);
    }

    @Test
    void studyCutOff_hasPagesAboutWhatIsDone() throws IOException {
        Path folder = made("cut");
        assertThatThrownBy(() -> MadeHomes.study(folder).soFar())
                .isInstanceOf(StudyRefusal.class)
                .hasMessageContaining("Nothing can be compared yet");
        assertThat(MadeHomes.study(folder).run(untilTheFourth())).isEmpty();
        MadeHomes.study(folder).soFar().write(folder.resolve("docs"));
        // What is not trained is done: three of five cells.
        assertThat(folder.resolve("docs").resolve(EvidencePages.PAGE))
                .content()
                .contains("**So far 3 of 5 cells are done**")
                .contains("| time-of-use |")
                .doesNotContain("| ippo |");
    }

    private static ClaimsWatch untilTheFourth() {
        return new ClaimsWatch() {
            private boolean late;

            @Override
            public void cell(int done, int total, Grid.Cell cell, double seconds) {
                late = done == 3;
            }

            @Override
            public boolean cancelled() {
                return late;
            }
        };
    }

    @Test
    void doseOfABudget_isFoundBySeedOne_andTakenOverByTheOthers() throws IOException {
        Path folder = made("shared");
        ClaimsStudy study = MadeHomes.study(folder, "shared");
        // 200 steps, a second per thousand: without a dose and at three doses, or once.
        assertThat(study.plan())
                .filteredOn(planned -> planned.cell().variant().equals("budgeted"))
                .extracting(ClaimsStudy.Planned::seconds)
                .satisfies(all -> assertThat(all.get(0) - all.get(1)).isCloseTo(0.6, within(1e-9)));
        assertThat(study.run(ClaimsWatch.NONE)).isPresent();
        JsonNode found = json(training(folder, "pair-budgeted-seed-1").resolve("train.json"));
        Path second = training(folder, "pair-budgeted-seed-2");
        assertThat(found.path("trials").size()).isEqualTo(4);
        assertThat(json(second.resolve("policy/manifest.json")).at("/community/robust/mode"))
                .isEqualTo(found.path("found"));
        // Agents deviate from the table of their own seed, which is no cell of the grid.
        Path deviating = training(folder, "pair-on-table-seed-2");
        assertThat(json(deviating.resolve("train.json")).at("/game/options/base").asString())
                .contains("pair-table-seed-2");
    }

    @Test
    void page_saysClaimsBesideBounds_andThatTheGridIsSmall() throws IOException {
        Path folder = made("page");
        String page = page(folder);
        assertThat(page)
                .contains("**This is the small grid**")
                .contains("| cost −99 % | somebody | pair | `ippo`")
                .contains("| impossible |")
                .contains("up to 1 training seed;");
        assertThat(folder.resolve("docs/evidence/claims.csv")).exists();
        assertThat(folder.resolve("docs/evidence/pair-shares.svg"))
                .content()
                .startsWith("<svg xmlns=");
    }

    @Test
    void study_withoutData_isRefusedWithAHint() {
        assertThatThrownBy(() -> MadeHomes.study(temporary.resolve("nothing")).plan())
                .isInstanceOf(StudyRefusal.class)
                .hasMessageContaining("There is no such file.")
                .hasMessageContaining("Maybe name the folder of the public data with --data.");
    }

    @Test
    void bundledManifest_staysWithinItsPromises() {
        Manifest manifest = Manifest.bundled();
        Grid full = manifest.grid("full");
        assertThat(full.families()).hasSize(4);
        // 8 variants with 10 seeds in every family.
        for (String family : full.families()) {
            long tenSeeds =
                    full.cells(manifest.learned()).stream()
                            .filter(cell -> cell.family().equals(family) && cell.seed() == 10)
                            .count();
            assertThat(tenSeeds).as(family).isEqualTo(8);
        }
        assertThat(manifest.grid("quick").cells(manifest.learned()).size())
                .isLessThan(full.cells(manifest.learned()).size());
        assertThat(manifest.claims()).isNotEmpty();
        for (PublishedClaim claim : manifest.claims()) {
            assertThat(manifest.variants().keySet()).containsAll(manifest.ours(claim.figure()));
            assertThat(manifest.ours(claim.figure())).isNotEmpty();
        }
    }
}
