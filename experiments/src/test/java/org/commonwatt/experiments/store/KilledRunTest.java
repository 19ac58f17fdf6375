package org.commonwatt.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.commonwatt.experiments.audit.AuditReport;
import org.commonwatt.experiments.audit.RunAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledRunTest {
    private static final String COMPLETE_DAYS =
            """
            SELECT policy_id || '/' || period FROM day_states JOIN days USING (day)
            GROUP BY policy_id, period
            HAVING count(*) < (SELECT count(*) FROM days AS d WHERE d.period = days.period)
            INTERSECT
            SELECT policy_id || '/' || period FROM closed_periods
            """;

    @TempDir private Path temporary;

    /// Starts a run in a process of its own and kills it after some days, without a chance to tidy:
    /// to the files a crash of native code, such as a solver's, is the same.
    private Path killAfter(int days) throws IOException, InterruptedException {
        Path folder = temporary.resolve("killed-" + days);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledRun.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("day " + days)) {
                line = out.readLine();
            }
            assertThat(line).as("the run got as far as day %d", days).isNotNull();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(137);
        return folder;
    }

    private static List<String> query(Path partial, String query) throws SQLException {
        return LedgerStoreTest.query(partial, query);
    }

    @Test
    void killedRun_leavesWholeDaysOfFinishedPeriods() throws Exception {
        for (int days : new int[] {100, 163, 250}) {
            Path folder = killAfter(days);
            assertThat(folder).doesNotExist();
            Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
            assertThat(query(partial, "SELECT period FROM closed_periods"))
                    .as("killed after %d days", days)
                    .isNotEmpty();
            // Every day in the journal has its closing hash, and every hash its journal.
            assertThat(
                            query(
                                    partial,
                                    "SELECT policy_id, day FROM journal EXCEPT"
                                            + " SELECT policy_id, day FROM day_states"))
                    .isEmpty();
            assertThat(
                            query(
                                    partial,
                                    "SELECT policy_id, day FROM day_states EXCEPT"
                                            + " SELECT policy_id, day FROM journal"))
                    .isEmpty();
            // Every member has its standing charge on each of these days: no day is torn.
            assertThat(
                            query(
                                    partial,
                                    "SELECT day FROM postings JOIN days USING (date)"
                                            + " WHERE account = 'fixed' GROUP BY policy, day"
                                            + " HAVING count(*) <> 8"))
                    .isEmpty();
            assertThat(query(partial, COMPLETE_DAYS)).isEmpty();
            // The audit finds nothing wrong with what is there, and says what that is.
            AuditReport audit = RunAudit.of(partial);
            assertThat(audit.checks()).allMatch(AuditReport.Check::holds);
            assertThat(audit.complete())
                    .hasSize(2)
                    .allMatch(s -> s.contains("closed periods 2025-"));
        }
    }

    @Test
    void killedRun_isReplacedByTheNext() throws Exception {
        Path folder = killAfter(80);
        try (RunFolder next = RunFolder.create(folder)) {
            assertThat(next.partial().resolve(LedgerStore.FILE)).doesNotExist();
            assertThat(next.partial().resolve(".lock")).exists();
        }
    }
}
