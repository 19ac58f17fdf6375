package org.commonwatt.experiments.store;

import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// How appenders and transactions go together.
final class Transactions {
    private Transactions() {}

    /// Drops what was not committed and closes everything.
    ///
    /// The appenders are closed first: they flush into the transaction, which is then rolled back.
    /// Closed after it, they would write their rows in a transaction of their own. Whatever fails
    /// here is of no account, for nothing of it was to be kept.
    static void rollBack(DuckDBConnection connection, Statement sql, DuckDBAppender... appenders) {
        for (DuckDBAppender appender : appenders) {
            quietly(appender::close);
        }
        quietly(() -> sql.execute("ROLLBACK"));
        quietly(sql::close);
        quietly(connection::close);
    }

    /// A step of closing.
    private interface Step {
        void run() throws SQLException;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (SQLException _) {
            // The failure that matters, if any, was thrown where the rows were written.
        }
    }
}
