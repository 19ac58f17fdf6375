package org.commonwatt.experiments.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.market.EquityTransfer;
import org.commonwatt.market.EquityTransfer.Payers;
import org.commonwatt.market.EquityTransfer.Receivers;
import org.commonwatt.market.GainRule;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A run whose files are changed one at a time.
final class RunAuditTest {
    @TempDir private static Path shared;
    private static Path run = Path.of("");

    @TempDir private Path temporary;

    @BeforeAll
    static void play() {
        run = shared.resolve("run");
        ToyRuns.run(agreed(), ToyRuns.settings(run, StepsMode.FULL, "none", "rule"));
    }

    /// Two months with a transfer between members, one of a fund, and shared gains.
    private static Scenario agreed() {
        var members =
                new EquityTransfer(
                        "solidarity",
                        new Receivers(List.of(0, 3), 4, 0.01, List.of()),
                        new Payers(List.of(1, 2), 5, 3));
        var fund = new EquityTransfer("fund", new Receivers(List.of(4), 2, 0, List.of()), null);
        return ToyCommunity.STANDARD
                .scenario()
                .withBilling(new BillingRules(List.of(members, fund), GainRule.LOAD, List.of()));
    }

    private Path copy() throws IOException {
        Path copy = temporary.resolve("copy");
        try (var files = Files.walk(run)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(run.relativize(file).toString()));
            }
        }
        return copy;
    }

    private static void change(Path folder, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve(LedgerStore.FILE));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> violations(Path folder) {
        return RunAudit.of(folder).checks().stream()
                .flatMap(check -> check.violations().stream().map(v -> check.name() + ": " + v))
                .toList();
    }

    @Test
    void run_asItWasWritten_holdsEverywhere() {
        AuditReport report = RunAudit.of(run);
        assertThat(violations(run)).isEmpty();
        assertThat(report.holds()).isTrue();
        assertThat(report.complete())
                .containsExactly(
                        "none: days 2025-06-25 to 2025-07-08, closed periods 2025-06, 2025-07",
                        "rule: days 2025-06-25 to 2025-07-08, closed periods 2025-06, 2025-07");
        // 14 days of 8 members under two policies.
        assertThat(report.checks())
                .filteredOn(check -> check.name().equals("steps.parquet"))
                .extracting(AuditReport.Check::places)
                .containsExactly(14L * 8 * 2);
        assertThat(report.checks())
                .filteredOn(check -> !check.name().equals("corrections"))
                .allMatch(check -> check.places() > 0);
    }

    @Test
    void changedAmount_isNamedWithDayMemberAndItem() throws Exception {
        Path copy = copy();
        change(
                copy,
                "UPDATE journal SET amount_units = amount_units + 1000 WHERE policy_id = 1"
                        + " AND day = 3 AND participant_id = 2 AND account_id ="
                        + " (SELECT account_id FROM accounts WHERE account = 'retailEnergy')");
        List<String> found = violations(copy);
        assertThat(found)
                .anyMatch(v -> v.startsWith("two sides: rule 2025-06-28 utility is off by 1000"))
                .anyMatch(v -> v.startsWith("bills.csv: rule home_2 2025-06 retailEnergy"))
                .anyMatch(v -> v.startsWith("kpis.csv: rule home_2"));
        assertThat(found).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "energy_milliwatt_hours = energy_milliwatt_hours + 1|retailEnergy|steps.parquet: rule"
                        + " 2025-06-28 home_2",
                "amount_units = amount_units + 1|retailEnergy|whole cents: rule home_2 2025-06",
                "participant_id = 99|retailEnergy|rows: policy 1 day 3 member 99"
            })
    void changedRow_isNamed(String what, String item, String expected) throws Exception {
        Path copy = copy();
        change(
                copy,
                "UPDATE journal SET %s WHERE policy_id = 1 AND day = 3 AND participant_id = 2 AND account_id = (SELECT account_id FROM accounts WHERE account = '%s')"
                        .formatted(what, item));
        assertThat(violations(copy)).anyMatch(v -> v.startsWith(expected));
    }

    @Test
    void missingDay_isNamed() throws Exception {
        Path copy = copy();
        change(copy, "DELETE FROM day_states WHERE policy_id = 0 AND day = 4");
        assertThat(violations(copy))
                .contains(
                        "days: none 2025-06-29 has rows but no closing state",
                        "days: none 2025-06-29 is missing before 2025-07-08",
                        "days: none 2025-06 is closed without 2025-06-29");
    }

    @Test
    void doubledRow_largeRounding_andOneSidedTransfer_areNamed() throws Exception {
        Path copy = copy();
        change(
                copy,
                "INSERT INTO journal SELECT * FROM journal WHERE policy_id = 0 AND day = 5"
                        + " AND participant_id = 0 AND account_id = (SELECT account_id FROM"
                        + " accounts WHERE account = 'equityTransfer')");
        change(
                copy,
                "UPDATE journal SET amount_units = 501 WHERE policy_id = 1 AND day = 5"
                        + " AND participant_id = 1 AND account_id = (SELECT account_id FROM"
                        + " accounts WHERE account = 'rounding')");
        assertThat(violations(copy))
                .anyMatch(v -> v.startsWith("rows: none 2025-06-30 home_0 equityTransfer has 2"))
                .anyMatch(v -> v.startsWith("transfers: none 2025-06 equityTransfer sums to"))
                .anyMatch(v -> v.startsWith("rounding: rule home_1 2025-06 is rounded by 501"));
    }

    @Test
    void changedState_andChangedBill_areNamed() throws Exception {
        Path copy = copy();
        change(copy, "UPDATE day_states SET state_hash = 1 WHERE policy_id = 0 AND day = 13");
        Path bills = copy.resolve(RunFiles.BILLS);
        Files.writeString(
                bills,
                Files.readString(bills).replaceFirst("(?m)^rule,home_1,2025-07,fixed,.*$", ""));
        Path trades = copy.resolve(RunFiles.TRADES);
        Files.writeString(
                trades,
                Files.readString(trades)
                        .replaceFirst("(?m)^(rule,2025-07-0.,[^\\n]*),GBP", "$11,GBP"));
        assertThat(violations(copy))
                .anyMatch(v -> v.startsWith("run.json: none ends in state"))
                .anyMatch(v -> v.startsWith("bills.csv: rule home_1 2025-07 fixed is 0 (0 kWh)"))
                .anyMatch(v -> v.startsWith("trades.csv: rule 2025-07-0"));
    }

    @Test
    void correctionThatTakesBackSomethingElse_isNamed() throws Exception {
        Path copy = copy();
        change(
                copy,
                "INSERT INTO corrections SELECT policy_id, 9, day, participant_id, account_id, true,"
                        + " -energy_milliwatt_hours, -amount_units + 7 FROM journal WHERE"
                        + " policy_id = 0 AND day = 3 AND participant_id = 2 AND account_id ="
                        + " (SELECT account_id FROM accounts WHERE account = 'fixed')");
        assertThat(violations(copy))
                .anyMatch(v -> v.startsWith("corrections: none 2025-06-28 home_2 fixed"));
    }

    @Test
    void audit_leavesTheRunAsItIs() throws IOException {
        long before = Files.getLastModifiedTime(run.resolve(LedgerStore.FILE)).toMillis();
        RunAudit.of(run);
        assertThat(Files.getLastModifiedTime(run.resolve(LedgerStore.FILE)).toMillis())
                .isEqualTo(before);
    }

    @Test
    void folderWithoutJournal_isNoRun() {
        assertThatThrownBy(() -> RunAudit.of(temporary))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("is no run folder: it has no ledger.duckdb");
    }
}
