package org.commonwatt.experiments.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.StepQuantity;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes the kept steps of one policy. For one thread.
public final class StepWriter implements StepObserver, AutoCloseable {
    private static final StepQuantity[] QUANTITIES = StepQuantity.values();

    private final DuckDBConnection connection;
    private final Statement sql;
    private final DuckDBAppender rows;
    private final Path file;
    private final int policy;
    private final int participants;
    private final BitSet kept;
    private final double[] quantities = new double[QUANTITIES.length];

    StepWriter(DuckDBConnection connection, Path file, int policy, int participants, BitSet kept)
            throws SQLException {
        this.connection = connection;
        this.file = file;
        this.policy = policy;
        this.participants = participants;
        this.kept = kept;
        sql = connection.createStatement();
        sql.execute("BEGIN TRANSACTION");
        rows = connection.createAppender("rows");
    }

    @Override
    public boolean wantsStep(int t) {
        return kept.get(t);
    }

    @Override
    public void onStep(StepView view) {
        try {
            for (int i = 0; i < participants; i++) {
                for (int q = 0; q < QUANTITIES.length; q++) {
                    quantities[q] = view.value(QUANTITIES[q], i);
                }
                rows.beginRow().append(policy).append(view.step()).append(i);
                rows.append(quantities).endRow();
            }
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    /// Keeps what was written, once the policy has finished.
    public void commit() {
        try {
            rows.flush();
            sql.execute("COMMIT");
            sql.execute("BEGIN TRANSACTION");
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    /// Drops what was not committed and closes the connection.
    @Override
    public void close() {
        Transactions.rollBack(connection, sql, rows);
    }
}
