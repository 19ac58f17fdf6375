package org.commonwatt.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.StepQuantity;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// `steps.parquet`: wide rows (step, instant, local_time, policy, entity, one column per
/// [StepQuantity]) of the kept steps.
///
/// Rows gather in a scratch database, one array per row (twice as fast as twenty columns), and are
/// spread into columns once, at the end.
public final class StepStore implements AutoCloseable {
    /// File name in the run folder.
    public static final String FILE = "steps.parquet";

    private static final String SCRATCH = "steps.scratch";
    private static final String MEMORY = "1GB";

    private final Path folder;
    private final DuckDBConnection connection;
    private final Scenario scenario;
    private final List<String> policies;
    private final BitSet kept;

    private StepStore(
            Path folder,
            DuckDBConnection connection,
            Scenario scenario,
            List<String> policies,
            BitSet kept) {
        this.folder = folder;
        this.connection = connection;
        this.scenario = scenario;
        this.policies = policies;
        this.kept = kept;
    }

    /// Makes the scratch tables.
    ///
    /// @param days day indices whose steps are kept
    public static StepStore create(
            Path folder, Scenario scenario, List<String> policies, List<Integer> days) {
        TimeAxis axis = scenario.axis();
        var kept = new BitSet(axis.steps());
        for (int day : days) {
            kept.set(axis.firstStepOfDay(day), axis.endStepOfDay(day));
        }
        try {
            DuckDBConnection connection = scratch(folder);
            var store = new StepStore(folder, connection, scenario, List.copyOf(policies), kept);
            store.define();
            return store;
        } catch (SQLException e) {
            throw RunFolderException.notWritten(folder.resolve(FILE), e);
        }
    }

    /// A database in memory that moves to a folder of its own where it grows large.
    private static DuckDBConnection scratch(Path folder) throws SQLException {
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement sql = connection.createStatement()) {
            String place = folder.resolve(SCRATCH).toString().replace("'", "''");
            sql.execute("SET temp_directory = '%s'".formatted(place));
            sql.execute("SET memory_limit = '%s'".formatted(MEMORY));
        }
        return connection;
    }

    private void define() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE policies(policy_id INTEGER, policy VARCHAR)");
            sql.execute("CREATE TABLE entities(entity_id INTEGER, entity VARCHAR)");
            sql.execute(
                    "CREATE TABLE instants(step INTEGER, instant TIMESTAMPTZ,"
                            + " local_time TIMESTAMP)");
            sql.execute(
                    "CREATE TABLE rows(policy_id INTEGER, step INTEGER, entity_id INTEGER,"
                            + " quantities DOUBLE[%d])".formatted(StepQuantity.values().length));
        }
        try (DuckDBAppender rows = connection.createAppender("policies")) {
            for (int p = 0; p < policies.size(); p++) {
                rows.beginRow().append(p).append(policies.get(p)).endRow();
            }
        }
        try (DuckDBAppender rows = connection.createAppender("entities")) {
            for (int i = 0; i < scenario.community().size(); i++) {
                rows.beginRow().append(i).append(scenario.community().participant(i).id()).endRow();
            }
        }
        try (DuckDBAppender rows = connection.createAppender("instants")) {
            for (int t = kept.nextSetBit(0); t >= 0; t = kept.nextSetBit(t + 1)) {
                rows.beginRow().append(t);
                rows.append(scenario.axis().instant(t).atOffset(ZoneOffset.UTC));
                rows.append(scenario.axis().local(t).toLocalDateTime()).endRow();
            }
        }
    }

    /// Number of rows that a run of `policies` policies writes.
    public static long rows(Scenario scenario, List<Integer> days, int policies) {
        TimeAxis axis = scenario.axis();
        long steps = 0;
        for (int day : days) {
            steps += axis.endStepOfDay(day) - axis.firstStepOfDay(day);
        }
        return steps * scenario.community().size() * policies;
    }

    /// A writer of `policy`'s rows; use it on the calling thread only, and close it.
    public StepWriter writer(String policy) {
        try {
            return new StepWriter(
                    connection.duplicate().unwrap(DuckDBConnection.class),
                    folder.resolve(FILE),
                    policies.indexOf(policy),
                    scenario.community().size(),
                    kept);
        } catch (SQLException e) {
            throw RunFolderException.notWritten(folder.resolve(FILE), e);
        }
    }

    /// Writes the Parquet file; it appears whole or not at all.
    public void finish() {
        Path file = folder.resolve(FILE);
        Path unfinished = folder.resolve(FILE + ".tmp");
        var columns = new StringBuilder("step, instant, local_time, policy, entity");
        StepQuantity[] quantities = StepQuantity.values();
        for (int q = 0; q < quantities.length; q++) {
            columns.append(", quantities[%d] AS %s".formatted(q + 1, quantities[q].column()));
        }
        try (Statement sql = connection.createStatement()) {
            sql.execute(
                    """
                    COPY (SELECT %s
                          FROM rows JOIN policies USING (policy_id) JOIN instants USING (step)
                               JOIN entities USING (entity_id)
                          ORDER BY policy_id, step, entity_id)
                    TO '%s' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
                    """
                            .formatted(columns, unfinished.toString().replace("'", "''")));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    /// Removes the scratch tables.
    @Override
    public void close() {
        try {
            connection.close();
            RunFolder.delete(folder.resolve(SCRATCH));
        } catch (SQLException | IOException e) {
            throw RunFolderException.notWritten(folder.resolve(FILE), e);
        }
    }
}
