package org.commonwatt.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
    @TempDir private Path folder;

    private StudyFile grid() throws IOException {
        Path scenario = folder.resolve("pair.yaml");
        Files.writeString(
                scenario,
                """
                commonwatt: 1
                seed: 3
                time: {start: 2025-06-02T00:00Z, step: PT1H, days: 2, zone: UTC}
                location: {latitude: 50, longitude: 8}
                tariff: {import: 0.30, feedIn: 0.05}
                participants:
                  - id: a
                    load: {generate: {annualKwh: 3000}}
                    pv: {kWp: 4, generate: {tilt: 30, azimuth: 180}}
                    battery: {capacityKwh: 6, powerKw: 3}
                """);
        return StudyFile.parse(
                "grid.yaml",
                """
                scenario: %s
                set:
                  "participants[0].battery.capacityKwh": [3, 6]
                  market.mechanism: [none, mid-market-rate]
                policies: [none, rule]
                seeds: [3, 4]
                days: 1
                """
                        .formatted(scenario));
    }

    private static String table(StudyFile file, Path out, int threads) {
        return new Study(file, new CellStore(out), "test 1")
                .table(threads, EvaluationWatch.NONE)
                .orElseThrow();
    }

    private static List<Path> cells(Path out) throws IOException {
        try (Stream<Path> all = Files.list(out.resolve(CellStore.FOLDER))) {
            return all.sorted().toList();
        }
    }

    @Test
    void table_isTidy_andTheSameForAnyNumberOfThreads() throws IOException {
        StudyFile file = grid();
        String table = table(file, folder.resolve("one"), 1);
        List<String> lines = table.lines().toList();
        assertThat(lines).hasSize(1 + 2 * 2 * 2 * 2);
        assertThat(lines.getFirst())
                .startsWith(
                        "participants[0].battery.capacityKwh,market.mechanism,seed,policy,system_cost,");
        assertThat(lines.get(1)).startsWith("3,none,3,none,");
        assertThat(lines.getLast()).startsWith("6,mid-market-rate,4,rule,");
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(columns).isGreaterThan(20);
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
        assertThat(table(file, folder.resolve("two"), 2)).isEqualTo(table);
    }

    @Test
    void table_halfOfTheCellsLost_isTheSameAgain() throws IOException {
        StudyFile file = grid();
        Path out = folder.resolve("out");
        String table = table(file, out, 2);
        List<Path> cells = cells(out);
        assertThat(cells).hasSize(16);
        for (int k = 0; k < cells.size(); k += 2) {
            Files.delete(cells.get(k));
        }
        Path kept = cells.get(1);
        var before = Files.getLastModifiedTime(kept);
        assertThat(table(file, out, 2)).isEqualTo(table);
        assertThat(cells(out)).isEqualTo(cells);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
    }

    @Test
    void quick_keepsOneSeed() throws IOException {
        assertThat(new Study(grid().quick(), new CellStore(folder), "test 1").size())
                .isEqualTo(2 * 2 * 2);
    }

    @Test
    void parse_carelessFiles_areToldWithTheirPlace() {
        assertThatThrownBy(() -> StudyFile.parse("s.yaml", "scenario: x\npolicys: [none]\n"))
                .hasMessageStartingWith(
                        "s.yaml:2:1: policys is unknown; there are scenario, set, policies, seeds,"
                                + " days.");
        assertThatThrownBy(() -> StudyFile.parse("s.yaml", "set: {}\n"))
                .hasMessageStartingWith("s.yaml:1:1: scenario must be");
        assertThatThrownBy(() -> StudyFile.parse("s.yaml", "scenario: x\nset: {seed: 3}\n"))
                .hasMessageEndingWith("set.seed must be a list of values: 3.");
        assertThatThrownBy(() -> StudyFile.parse("s.yaml", "scenario: x\nseeds: [1, 1]\n"))
                .hasMessageContaining("seeds must be a list without repetitions");
        assertThatThrownBy(() -> StudyFile.parse("s.yaml", "scenario: x\nseeds: [a]\n"))
                .hasMessageEndingWith("seeds must be whole numbers: a.");
        assertThatThrownBy(() -> StudyFile.parse("s.yaml", "scenario: x\ndays: 0\n"))
                .hasMessageEndingWith("days must be a positive whole number: 0.");
        assertThatThrownBy(() -> StudyFile.parse("s.yaml", "- 1\n"))
                .hasMessageStartingWith("s.yaml:1:1: keys and values are expected");
        assertThatThrownBy(() -> StudyFile.read(Path.of("missing.yaml")))
                .hasMessageStartingWith("missing.yaml cannot be read");
    }

    @Test
    void table_combinationThatIsNoScenario_saysWhichAndWhy() throws IOException {
        StudyFile good = grid();
        var file =
                StudyFile.parse(
                        "s.yaml",
                        "scenario: %s\nset: {tariff.feedIn: [cheap]}\n".formatted(good.scenario()));
        assertThatThrownBy(() -> table(file, folder.resolve("out"), 1))
                .isInstanceOf(StudyRefusal.class)
                .hasMessageContaining("tariff.feedIn");
    }
}
