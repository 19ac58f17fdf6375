package org.commonwatt.experiments.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.commonwatt.experiments.store.AreaFolder;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.RunFolderException;

/// The journal of a run folder, open for reading.
final class Journal implements AutoCloseable {
    /// What a query's rows are made into.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Path copy;

    private Journal(Connection connection, Path copy) {
        this.connection = connection;
        this.copy = copy;
    }

    /// Opens a copy, so that the run stays as it is even where a write-ahead log of a killed run
    /// has to be replayed.
    ///
    /// @throws RunFolderException if there is no journal, or it cannot be read
    static Journal open(Path folder) {
        Path file = folder.resolve(LedgerStore.FILE);
        if (!Files.isRegularFile(file)) {
            throw new RunFolderException(AreaFolder.noRun(folder, LedgerStore.FILE));
        }
        try {
            Path copy = Files.createTempDirectory("commonwatt-audit");
            Path own = copy.resolve(LedgerStore.FILE);
            Files.copy(file, own);
            Path log = folder.resolve(LedgerStore.FILE + ".wal");
            if (Files.exists(log)) {
                Files.copy(log, copy.resolve(LedgerStore.FILE + ".wal"));
            }
            return new Journal(
                    DriverManager.getConnection("jdbc:duckdb:" + own, new Properties()), copy);
        } catch (SQLException | IOException e) {
            throw new RunFolderException(
                    "%s could not be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// All rows of a query.
    <T> List<T> rows(String query, Row<T> row) {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(row.of(rows));
            }
            return list;
        } catch (SQLException e) {
            throw new RunFolderException(
                    "%s could not be read: %s".formatted(LedgerStore.FILE, e.getMessage()), e);
        }
    }

    /// The first column of each row as text.
    List<String> texts(String query) {
        return rows(query, row -> String.valueOf(row.getObject(1)));
    }

    /// The number that a query gives.
    long number(String query) {
        return rows(query, row -> row.getLong(1)).getFirst();
    }

    @Override
    public void close() {
        try (var files = Files.walk(copy)) {
            connection.close();
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (SQLException | IOException e) {
            throw new RunFolderException("%s could not be removed.".formatted(copy), e);
        }
    }
}
