package org.commonwatt.experiments.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.experiments.store.LedgerStore;

/// Writes the tables of a folder in another format: its CSV and Parquet files, and the postings of
/// its ledger.
///
/// Instants become ISO 8601 text in CSV and JSON, what is no finite number an empty cell or `null`.
final class TableFiles implements AutoCloseable {
    private static final String CSV = ".csv";
    private static final String PARQUET = ".parquet";
    private static final String LEDGER = "ledger";

    private final ExportFormat format;
    private final ExportFolder out;
    private final Connection connection;
    private final Statement sql;

    TableFiles(ExportFormat format, ExportFolder out) throws SQLException {
        this.format = format;
        this.out = out;
        connection = DriverManager.getConnection("jdbc:duckdb:");
        sql = connection.createStatement();
        sql.execute("SET TimeZone = 'UTC'");
    }

    /// Writes all tables of a folder.
    ///
    /// @param prefix before the names of files
    /// @throws ExportRefusal if a table cannot be read
    void write(Path folder, String prefix) throws IOException {
        for (Map.Entry<Path, String> table : tables(folder).entrySet()) {
            Path file = table.getKey();
            try {
                write(file, table.getValue(), prefix);
            } catch (SQLException e) {
                String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                throw new ExportRefusal(
                        "%s cannot be read as a table: %s".formatted(file, reason), e);
            }
        }
    }

    /// Where tables come from, by file, with their names.
    private static Map<Path, String> tables(Path folder) throws IOException {
        Map<Path, String> tables = new LinkedHashMap<>();
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(CSV) || name.endsWith(PARQUET)) {
                tables.put(file, name.substring(0, name.lastIndexOf('.')));
            } else if (name.equals(LedgerStore.FILE)) {
                tables.put(file, LEDGER);
            }
        }
        return tables;
    }

    private void write(Path file, String table, String prefix) throws SQLException, IOException {
        String source = file.getFileName().toString();
        String name = prefix + table + "." + format.key();
        if (source.endsWith("." + format.key())) {
            Files.copy(file, out.file(name));
            out.written(name, count(from(file)));
        } else if (source.equals(LedgerStore.FILE)) {
            sql.execute("ATTACH %s AS ledger (READ_ONLY)".formatted(quoted(file)));
            try {
                out.written(name, copy("ledger.postings", " ORDER BY ALL", out.file(name)));
            } finally {
                sql.execute("DETACH ledger");
            }
        } else {
            out.written(name, copy(from(file), "", out.file(name)));
        }
    }

    private static String from(Path file) {
        return file.toString().endsWith(CSV)
                ? "read_csv(%s, header = true, nullstr = ['', 'null'], sample_size = -1)"
                        .formatted(quoted(file))
                : "read_parquet(%s)".formatted(quoted(file));
    }

    private long count(String from) throws SQLException {
        try (ResultSet rows = sql.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private long copy(String from, String order, Path file) throws SQLException {
        String how =
                switch (format) {
                    case CSV -> "FORMAT csv, HEADER";
                    case JSON -> "FORMAT json, ARRAY true";
                    default -> "FORMAT parquet, COMPRESSION zstd";
                };
        String query =
                "COPY (SELECT %s FROM %s%s) TO %s (%s)"
                        .formatted(columns(from), from, order, quoted(file), how);
        sql.execute(query);
        return sql.getUpdateCount();
    }

    /// All columns, in text formats as text that others read.
    private String columns(String from) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (rows.next()) {
                String name = "\"" + rows.getString(1).replace("\"", "\"\"") + "\"";
                columns.add(format == ExportFormat.PARQUET ? name : text(name, rows.getString(2)));
            }
        }
        return String.join(", ", columns);
    }

    private static String text(String column, String type) {
        return switch (type) {
            case "TIMESTAMP WITH TIME ZONE" ->
                    "strftime(%1$s::TIMESTAMP, '%%Y-%%m-%%dT%%H:%%M:%%SZ') AS %1$s"
                            .formatted(column);
            case "TIMESTAMP" ->
                    "strftime(%1$s, '%%Y-%%m-%%dT%%H:%%M:%%S') AS %1$s".formatted(column);
            case "DOUBLE", "FLOAT" ->
                    "CASE WHEN isfinite(%1$s) THEN %1$s END AS %1$s".formatted(column);
            default -> column;
        };
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        sql.close();
        connection.close();
    }
}
