package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.experiments.store.StepsMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunnerTest {
    @TempDir private Path temporary;

    @Test
    void run_finished_leavesOneWholeFolder() throws IOException {
        Path folder = temporary.resolve("runs/toy");
        RunOutcome outcome =
                ToyRuns.run(
                        ToyCommunity.STANDARD.scenario(),
                        ToyRuns.settings(folder, StepsMode.DAY, "none", "rule"));
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.folder()).isEqualTo(folder);
        assertThat(names(temporary.resolve("runs"))).containsExactly("toy");
        assertThat(names(folder))
                .containsExactly(
                        "bills",
                        "bills.csv",
                        "kpis.csv",
                        "ledger.duckdb",
                        "report.html",
                        "run.json",
                        "steps.parquet",
                        "trades.csv");
    }

    static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
