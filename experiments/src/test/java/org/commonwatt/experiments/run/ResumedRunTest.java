package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.store.DecisionsFile;
import org.commonwatt.experiments.store.RecordedRun;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that were interrupted and went on, of fourteen days in three billing periods.
final class ResumedRunTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();
    private static final List<String> POLICIES = List.of("rule", "mpc");

    @TempDir private Path temporary;

    private RunOutcome run(String name, RunWatch watch, Scenario scenario) {
        var settings =
                new RunSettings(
                        POLICIES,
                        StepsMode.DAY,
                        false,
                        temporary.resolve(name),
                        1,
                        "again",
                        "test",
                        true,
                        null);
        return new Runner(CommunitySimulator::new, Clock.systemUTC())
                .run(scenario, settings, watch);
    }

    /// Stops after so many days, all policies together.
    private static RunWatch until(int days) {
        var done = new AtomicInteger();
        return new RunWatch() {
            @Override
            public void day(int daysDone, int daysTotal) {
                done.set(daysDone);
            }

            @Override
            public boolean cancelled() {
                return done.get() >= days;
            }
        };
    }

    private void requireSameAsWhole(String name) {
        for (String file :
                List.of(
                        "kpis.csv",
                        "bills.csv",
                        "trades.csv",
                        "steps.parquet",
                        "decisions/mpc.bin")) {
            assertThat(temporary.resolve(name).resolve(file))
                    .as("%s of %s", file, name)
                    .hasSameBinaryContentAs(temporary.resolve("whole").resolve(file));
        }
        assertThat(temporary.resolve(name).resolve("begun.txt")).doesNotExist();
    }

    @Test
    void run_interruptedAnywhere_endsWithTheSameBits() {
        run("whole", RunWatch.NONE, SCENARIO);
        for (int days : new int[] {0, 5, 14, 21}) {
            String name = "cut-" + days;
            assertThat(run(name, until(days), SCENARIO).complete()).isFalse();
            assertThat(run(name, until(days + 3), SCENARIO).complete()).isFalse();

            RunOutcome outcome = run(name, RunWatch.NONE, SCENARIO);

            assertThat(outcome.complete()).isTrue();
            assertThat(outcome.keptDays()).isEqualTo(28);
            requireSameAsWhole(name);
        }
    }

    /// The planned days of the first sitting: were they not kept, they would be planned once more.
    @Test
    void decisions_areKeptDayByDay_andABlockThatIsCutOffIsForgotten() throws IOException {
        run("cut", until(14 + 6), SCENARIO);
        Path partial = temporary.resolve("cut.partial");
        assertThat(days(partial)).isEqualTo(6);
        Path file = partial.resolve("decisions/mpc.bin");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(days(partial)).isEqualTo(5);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(days(partial)).isBetween(1, 4);

        run("cut", RunWatch.NONE, SCENARIO);
        run("whole", RunWatch.NONE, SCENARIO);

        requireSameAsWhole("cut");
        assertThat(days(temporary.resolve("cut"))).isEqualTo(14);
        assertThat(DecisionsFile.read(temporary.resolve("cut"), "rule", SCENARIO)).isEmpty();
    }

    private static int days(Path folder) {
        return DecisionsFile.read(folder, "mpc", SCENARIO).map(RecordedRun::days).orElse(0);
    }

    @Test
    void runOfAnotherScenario_isBegunAnew() {
        Scenario other = new ToyCommunity(3, 14, false, "home_0").scenario();
        run("cut", until(20), other);

        run("cut", RunWatch.NONE, SCENARIO);
        run("whole", RunWatch.NONE, SCENARIO);

        requireSameAsWhole("cut");
    }

    /// The ledger of one policy under the name of another.
    @Test
    void ledger_withOtherDays_isNotGoneOnWith() throws IOException {
        run("cut", until(20), SCENARIO);
        Path ledger = temporary.resolve("cut.partial/ledger.duckdb");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:" + ledger);
                var sql = connection.createStatement()) {
            sql.execute("UPDATE day_states SET state_hash = 7 WHERE policy_id = 1 AND day = 2");
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
        assertThatThrownBy(() -> run("cut", RunWatch.NONE, SCENARIO))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("has another day")
                .hasMessageContaining("Maybe begin the run anew.");
    }
}
