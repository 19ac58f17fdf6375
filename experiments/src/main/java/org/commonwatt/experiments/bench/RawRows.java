package org.commonwatt.experiments.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.StepQuantity;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The same rows through the database's appender and nothing else: one table, one transaction.
final class RawRows {
    private final Scenario scenario;
    private final PlayedSteps played;

    RawRows(Scenario scenario, PlayedSteps played) {
        this.scenario = scenario;
        this.played = played;
    }

    /// Every member has every account on every day.
    static long postings(Scenario scenario) {
        return (long) scenario.axis().days()
                * scenario.community().size()
                * LedgerItem.values().length;
    }

    static long stepRows(Scenario scenario) {
        return (long) scenario.axis().steps() * scenario.community().size();
    }

    /// Appends rows.
    @FunctionalInterface
    private interface Rows {
        void append(DuckDBAppender rows) throws SQLException;
    }

    double ledger(Path folder) {
        String columns =
                "policy_id INTEGER, day INTEGER, participant_id INTEGER, account_id INTEGER,"
                        + " energy_milliwatt_hours BIGINT, amount_units BIGINT";
        write(folder.resolve("raw.ledger"), columns, this::appendPostings);
        return postings(scenario);
    }

    private void appendPostings(DuckDBAppender rows) throws SQLException {
        int accounts = LedgerItem.values().length;
        for (int day = 0; day < scenario.axis().days(); day++) {
            for (int i = 0; i < scenario.community().size(); i++) {
                for (int account = 0; account < accounts; account++) {
                    rows.beginRow().append(0).append(day).append(i).append(account);
                    rows.append(day * 1_000L + i).append((long) account - day).endRow();
                }
            }
        }
    }

    double steps(Path folder) {
        var columns = new StringBuilder("policy_id INTEGER, step INTEGER, entity_id INTEGER");
        for (StepQuantity quantity : StepQuantity.values()) {
            columns.append(", ").append(quantity.column()).append(" DOUBLE");
        }
        write(folder.resolve("raw.steps"), columns.toString(), this::appendSteps);
        return stepRows(scenario);
    }

    private void appendSteps(DuckDBAppender rows) throws SQLException {
        StepQuantity[] quantities = StepQuantity.values();
        for (int t = 0; t < scenario.axis().steps(); t++) {
            played.moveTo(t);
            for (int i = 0; i < scenario.community().size(); i++) {
                rows.beginRow().append(0).append(t).append(i);
                for (StepQuantity quantity : quantities) {
                    rows.append(played.value(quantity, i));
                }
                rows.endRow();
            }
        }
    }

    private static void write(Path file, String columns, Rows all) {
        try (DuckDBConnection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + file)
                                .unwrap(DuckDBConnection.class);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE raw(%s)".formatted(columns));
            sql.execute("BEGIN TRANSACTION");
            try (DuckDBAppender rows = connection.createAppender("raw")) {
                all.append(rows);
            }
            sql.execute("COMMIT");
        } catch (SQLException e) {
            throw new BenchFailure("%s could not be written.".formatted(file), e);
        }
    }
}
