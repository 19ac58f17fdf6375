package org.commonwatt.experiments.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.scenario.Scenario;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// `ledger.duckdb`: one row per policy, member, account and day, written while the run goes on.
///
/// The table `journal` holds small integers, `counterparties` the other side of each day's rows, so
/// that both sum to zero, and `corrections` what was entered later about earlier days; nothing is
/// ever changed. The view `postings` shows journal and corrections with names and exact decimals.
/// `day_states` has the state's hash at the end of every stored day, `closed_periods` the billing
/// periods that are complete. One writer per policy, each on its own thread and connection.
public final class LedgerStore implements AutoCloseable {
    /// File name in the run folder.
    public static final String FILE = "ledger.duckdb";

    /// Sees one row of local trade.
    @FunctionalInterface
    public interface TradeVisitor {
        /// @param date local date, `yyyy-MM-dd`
        /// @param item [LedgerItem#POOL_PURCHASE] or [LedgerItem#POOL_SALE]
        void trade(
                String policy,
                String date,
                String participant,
                LedgerItem item,
                long energyMilliwattHours,
                long amountUnits)
                throws java.io.IOException;
    }

    private final Path file;
    private final DuckDBConnection connection;
    private final List<String> policies;

    private LedgerStore(Path file, DuckDBConnection connection, List<String> policies) {
        this.file = file;
        this.connection = connection;
        this.policies = policies;
    }

    /// Makes the file with its tables and names, or opens that of the same run, which goes on.
    public static LedgerStore create(Path folder, Scenario scenario, List<String> policies) {
        Path file = folder.resolve(FILE);
        try {
            DuckDBConnection connection = connect(file);
            var store = new LedgerStore(file, connection, List.copyOf(policies));
            if (!store.isDefined()) {
                store.define(scenario);
            }
            return store;
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    /// Version of the database that stands behind the file.
    ///
    /// @throws RunFolderException if it does not start
    public static String databaseVersion() {
        try (DuckDBConnection memory =
                DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class)) {
            return memory.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new RunFolderException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Loads the database, so that the first file opens at once. A failure is left to the first
    /// file.
    public static void warmUp() {
        try (Connection memory = DriverManager.getConnection("jdbc:duckdb:")) {
            boolean _ = memory.isValid(0);
        } catch (SQLException _) {
            // Whoever opens a file gets the same failure, with the file's name.
        }
    }

    static DuckDBConnection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + file).unwrap(DuckDBConnection.class);
    }

    private boolean isDefined() throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery(
                                "SELECT count(*) FROM duckdb_tables()"
                                        + " WHERE table_name = 'day_states'")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    /// Hashes at the ends of the days that are committed.
    private static long[] hashes(DuckDBConnection own, int policy) throws SQLException {
        List<Long> hashes = new ArrayList<>();
        try (Statement sql = own.createStatement();
                ResultSet rows =
                        sql.executeQuery(
                                "SELECT state_hash FROM day_states WHERE policy_id = %d ORDER BY day"
                                        .formatted(policy))) {
            while (rows.next()) {
                hashes.add(rows.getLong(1));
            }
        }
        return hashes.stream().mapToLong(Long::longValue).toArray();
    }

    private void define(Scenario scenario) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("BEGIN TRANSACTION");
            sql.execute("CREATE TABLE policies(policy_id INTEGER, policy VARCHAR)");
            sql.execute(
                    "CREATE TABLE participants(participant_id INTEGER, participant VARCHAR,"
                            + " kind VARCHAR, member_group VARCHAR)");
            sql.execute(
                    "CREATE TABLE accounts(account_id INTEGER, account VARCHAR,"
                            + " counterparty VARCHAR)");
            sql.execute("CREATE TABLE days(day INTEGER, date DATE, period VARCHAR)");
            sql.execute(
                    "CREATE TABLE journal(policy_id INTEGER, day INTEGER, participant_id INTEGER,"
                            + " account_id INTEGER, energy_milliwatt_hours BIGINT,"
                            + " amount_units BIGINT)");
            sql.execute(
                    "CREATE TABLE counterparties(policy_id INTEGER, day INTEGER,"
                            + " counterparty VARCHAR, energy_milliwatt_hours BIGINT,"
                            + " amount_units BIGINT)");
            sql.execute(
                    "CREATE TABLE corrections(policy_id INTEGER, day INTEGER,"
                            + " corrected_day INTEGER, participant_id INTEGER,"
                            + " account_id INTEGER, takes_back BOOLEAN,"
                            + " energy_milliwatt_hours BIGINT, amount_units BIGINT)");
            sql.execute(
                    "CREATE TABLE day_states(policy_id INTEGER, day INTEGER, state_hash BIGINT)");
            sql.execute("CREATE TABLE closed_periods(policy_id INTEGER, period VARCHAR)");
            sql.execute(POSTINGS);
            fillNames(scenario);
            sql.execute("COMMIT");
        }
    }

    private static final String POSTINGS =
            """
            CREATE VIEW postings AS
            SELECT policy, days.date AS date, days.period AS period, participant, account,
                   counterparty,
                   (energy_milliwatt_hours::DECIMAL(18, 0) * 0.000001::DECIMAL(6, 6))
                       ::DECIMAL(18, 6) AS energy_kwh,
                   (amount_units::DECIMAL(18, 0) * 0.00001::DECIMAL(5, 5))
                       ::DECIMAL(18, 5) AS amount,
                   corrected.date AS corrects
            FROM (SELECT policy_id, day, NULL::INTEGER AS corrected_day, participant_id,
                         account_id, energy_milliwatt_hours, amount_units FROM journal
                  UNION ALL
                  SELECT policy_id, day, corrected_day, participant_id,
                         account_id, energy_milliwatt_hours, amount_units FROM corrections) AS rows
                 JOIN policies USING (policy_id) JOIN days USING (day)
                 JOIN participants USING (participant_id) JOIN accounts USING (account_id)
                 LEFT JOIN days AS corrected ON corrected.day = corrected_day
            """;

    private void fillNames(Scenario scenario) throws SQLException {
        try (DuckDBAppender rows = connection.createAppender("policies")) {
            for (int p = 0; p < policies.size(); p++) {
                rows.beginRow().append(p).append(policies.get(p)).endRow();
            }
        }
        try (DuckDBAppender rows = connection.createAppender("participants")) {
            for (int i = 0; i < scenario.community().size(); i++) {
                var member = scenario.community().participant(i);
                rows.beginRow().append(i).append(member.id());
                rows.append(member.kind().prefix()).append(member.group()).endRow();
            }
        }
        try (DuckDBAppender rows = connection.createAppender("accounts")) {
            for (LedgerItem item : LedgerItem.values()) {
                rows.beginRow().append(Accounts.id(item)).append(item.key());
                rows.append(item.counterparty().name().toLowerCase(java.util.Locale.ROOT)).endRow();
            }
        }
        TimeAxis axis = scenario.axis();
        try (DuckDBAppender rows = connection.createAppender("days")) {
            for (int day = 0; day < axis.days(); day++) {
                rows.beginRow().append(day).append(axis.date(day));
                rows.append(axis.periodName(axis.period(axis.firstStepOfDay(day)))).endRow();
            }
        }
    }

    /// The folder of the run.
    public Path folder() {
        return file.toAbsolutePath().resolveSibling("").normalize();
    }

    /// A writer of `policy`'s rows; use it on the calling thread only, and close it.
    public LedgerWriter writer(String policy, TimeAxis axis) {
        return writer(policy, axis, System::nanoTime);
    }

    LedgerWriter writer(String policy, TimeAxis axis, LongSupplier nanoTime) {
        try {
            var own = connection.duplicate().unwrap(DuckDBConnection.class);
            int number = policies.indexOf(policy);
            return new LedgerWriter(own, file, number, axis, hashes(own, number), nanoTime);
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    /// Visits local trade by policy, day and member, from what is committed.
    public void forEachTrade(TradeVisitor visitor) throws java.io.IOException {
        String query =
                """
                SELECT policy_id, date, participant, account_id,
                       sum(energy_milliwatt_hours)::BIGINT, sum(amount_units)::BIGINT
                FROM journal JOIN days USING (day) JOIN participants USING (participant_id)
                WHERE account_id IN (%d, %d)
                GROUP BY policy_id, date, participant_id, participant, account_id
                ORDER BY policy_id, date, participant_id, account_id
                """
                        .formatted(
                                Accounts.id(LedgerItem.POOL_PURCHASE),
                                Accounts.id(LedgerItem.POOL_SALE));
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                visitor.trade(
                        policies.get(rows.getInt(1)),
                        String.valueOf(rows.getObject(2)),
                        String.valueOf(rows.getString(3)),
                        Accounts.item(rows.getInt(4)),
                        rows.getLong(5),
                        rows.getLong(6));
            }
        } catch (SQLException e) {
            throw new RunFolderException("%s could not be read.".formatted(file), e);
        }
    }

    /// Closes the file; what is committed stays, in one file without a write-ahead log.
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }
}
