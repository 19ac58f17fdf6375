package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RunnerTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();

    @TempDir private Path temporary;

    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonNode manifest(Path folder) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("run.json")));
    }

    /// Texts of a run, by file name.
    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().matches(".*\\.(duckdb|parquet)")) {
                    texts.put(folder.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Test
    void run_finished_leavesOneWholeFolder() throws IOException {
        Path folder = temporary.resolve("runs/toy");
        RunOutcome outcome =
                ToyRuns.run(SCENARIO, ToyRuns.settings(folder, StepsMode.DAY, "none", "rule"));
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.folder()).isEqualTo(folder);
        assertThat(outcome.keptDays()).isEqualTo(28);
        assertThat(names(temporary.resolve("runs"))).containsExactly("toy");
        assertThat(names(folder))
                .containsExactly(
                        "bills",
                        "bills.csv",
                        "devices.html",
                        "kpis.csv",
                        "ledger.duckdb",
                        "report.html",
                        "run.json",
                        "steps.parquet",
                        "summary.json",
                        "trade-pairs.csv",
                        "trades.csv");
        // A page and a table for each of eight members.
        assertThat(names(folder.resolve("bills"))).hasSize(16);
        assertThat(manifest(folder).get("status").asString()).isEqualTo("complete");
    }

    @Test
    void stepsNone_writesNoSteps() throws IOException {
        Path folder = temporary.resolve("toy");
        ToyRuns.run(SCENARIO, ToyRuns.settings(folder, StepsMode.NONE, "rule"));
        assertThat(names(folder)).doesNotContain("steps.parquet").contains("ledger.duckdb");
    }

    @Test
    void results_areTheSameAtAnyNumberOfThreads() throws IOException {
        Map<String, String> first = null;
        for (int threads : new int[] {1, 2, 3}) {
            Path folder = temporary.resolve("threads-" + threads);
            RunSettings like = ToyRuns.settings(folder, StepsMode.NONE, "none", "random", "rule");
            ToyRuns.run(
                    SCENARIO,
                    new RunSettings(
                            like.policies(),
                            like.steps(),
                            false,
                            folder,
                            threads,
                            like.command(),
                            like.software()));
            Map<String, String> texts = texts(folder);
            assertThat(texts).isEqualTo(first == null ? texts : first);
            first = texts;
        }
    }

    @Test
    void interruptedRun_keepsFinishedPoliciesAndCommittedDays() throws IOException {
        Path folder = temporary.resolve("toy");
        var daysSeen = new AtomicInteger();
        // Cancelled in the second policy, three days after its first period (6 days) has closed.
        var watch =
                new RunWatch() {
                    @Override
                    public void day(int daysDone, int daysTotal) {
                        assertThat(daysTotal).isEqualTo(42);
                        daysSeen.set(daysDone);
                    }

                    @Override
                    public boolean cancelled() {
                        return daysSeen.get() >= 14 + 9;
                    }
                };
        var settings =
                new RunSettings(
                        List.of("none", "rule", "random"),
                        StepsMode.DAY,
                        false,
                        folder,
                        1,
                        "again",
                        "test");
        RunOutcome outcome =
                new Runner(CommunitySimulator::new, Clock.systemUTC())
                        .run(SCENARIO, settings, watch);
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.keptDays()).isEqualTo(14 + 6);
        assertThat(outcome.report().orElseThrow().results())
                .extracting(RunResult::policy)
                .containsExactly("none");
        assertThat(folder).doesNotExist();
        Path partial = temporary.resolve("toy.partial");
        assertThat(outcome.folder()).isEqualTo(partial);
        assertThat(names(partial))
                .contains("kpis.csv", "bills.csv", "report.html", "ledger.duckdb", "steps.parquet")
                .doesNotContain(".lock", "steps.scratch");
        assertThat(manifest(partial).get("status").asString()).isEqualTo("interrupted");
        assertThat(Files.readString(partial.resolve("report.html"))).contains("was interrupted");
    }

    @Test
    void runInterruptedAtOnce_hasNoReport() throws IOException {
        RunWatch impatient =
                new RunWatch() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        Path folder = temporary.resolve("toy");
        RunOutcome outcome =
                new Runner(CommunitySimulator::new, Clock.systemUTC())
                        .run(
                                SCENARIO,
                                ToyRuns.settings(folder, StepsMode.DAY, "none", "rule"),
                                impatient);
        assertThat(outcome.report()).isEmpty();
        assertThat(outcome.keptDays()).isZero();
        assertThat(names(temporary.resolve("toy.partial"))).doesNotContain("report.html");
    }

    @Test
    void failureOfAPolicy_stopsTheOthersAndPublishesNothing() {
        Path folder = temporary.resolve("toy");
        var runner =
                new Runner(
                        scenario -> {
                            var real = new CommunitySimulator(scenario);
                            return (policy, observer) -> {
                                if (policy.equals("rule")) {
                                    throw new IllegalStateException("The fuse has blown.");
                                }
                                return real.run(policy, observer);
                            };
                        },
                        Clock.systemUTC());
        assertThatThrownBy(
                        () ->
                                runner.run(
                                        SCENARIO,
                                        ToyRuns.settings(folder, StepsMode.NONE, "rule", "none"),
                                        RunWatch.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The fuse has blown.");
        assertThat(folder).doesNotExist();
    }

    @Test
    void fullSteps_beyondTheLimit_needForce() {
        // 8 members × 8760 hours × 15 days' worth: 1500 days are 288 000 member-steps per policy.
        Scenario large = new ToyCommunity(8, 1500, false, "home_0").scenario();
        var settings =
                ToyRuns.settings(
                        temporary.resolve("toy"), StepsMode.FULL, "none", "rule", "random", "x");
        assertThatThrownBy(() -> ToyRuns.run(large, settings))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("1152000 member-steps")
                .hasMessageContaining("--force");
        assertThat(temporary.resolve("toy.partial")).doesNotExist();
    }

    @Test
    void settings_withoutOrWithTwiceTheSamePolicy_areRefused() {
        assertThatThrownBy(() -> ToyRuns.settings(temporary, StepsMode.DAY))
                .hasMessageContaining("at least one policy");
        assertThatThrownBy(() -> ToyRuns.settings(temporary, StepsMode.DAY, "rule", "rule"))
                .hasMessageContaining("named twice");
    }
}
