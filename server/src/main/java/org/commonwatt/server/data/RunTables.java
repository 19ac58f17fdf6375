package org.commonwatt.server.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.store.StepStore;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the files of a run folder: JSON, CSV, and by SQL the ledger and the steps.
public final class RunTables {
    private final Path folder;

    /// @param folder a run folder
    public RunTables(Path folder) {
        this.folder = folder;
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// `run.json`.
    public JsonNode manifest() {
        return json(RunFiles.MANIFEST);
    }

    /// A JSON file; missing where there is none.
    public JsonNode json(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path)
                    ? Json.mapper().readTree(Files.readString(path))
                    : Json.mapper().missingNode();
        } catch (IOException | JacksonException failure) {
            throw unreadable(file, failure);
        }
    }

    /// Whether it has a file.
    public boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /// The rows of a CSV file, by column.
    public List<Map<String, String>> csv(String file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    /// The rows that are whole of a CSV file that somebody may be writing, by column.
    public List<Map<String, String>> growing(String file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.SKIP)
                        .missingFieldStrategy(FieldMismatchStrategy.SKIP)
                        .ofNamedCsvRecord(folder.resolve(file))) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    /// Whether it has steps.
    public boolean hasSteps() {
        return Files.exists(folder.resolve(StepStore.FILE));
    }

    /// Asks the ledger.
    ///
    /// @param sql a query with a `?` for each value
    public List<Map<String, Object>> ledger(String sql, List<?> values) {
        var readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:duckdb:" + folder.resolve(LedgerStore.FILE), readOnly)) {
            return rows(connection, sql, values);
        } catch (SQLException failure) {
            throw unreadable(LedgerStore.FILE, failure);
        }
    }

    /// Asks the steps, which the query calls `steps`.
    public List<Map<String, Object>> steps(String sql, List<?> values) {
        String file = folder.resolve(StepStore.FILE).toString().replace("'", "''");
        try (Connection memory = DriverManager.getConnection("jdbc:duckdb:")) {
            return rows(
                    memory,
                    "WITH steps AS (SELECT * FROM read_parquet('%s')) ".formatted(file) + sql,
                    values);
        } catch (SQLException failure) {
            throw unreadable(StepStore.FILE, failure);
        }
    }

    private static List<Map<String, Object>> rows(Connection connection, String sql, List<?> values)
            throws SQLException {
        List<Map<String, Object>> list = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int k = 0; k < values.size(); k++) {
                query.setObject(k + 1, values.get(k));
            }
            try (ResultSet rows = query.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int c = 1; c <= columns; c++) {
                        row.put(rows.getMetaData().getColumnLabel(c), rows.getObject(c));
                    }
                    list.add(row);
                }
            }
        }
        return list;
    }

    private Refusal unreadable(String file, Exception failure) {
        return new Refusal(
                422,
                "%s of the run %s cannot be read: %s"
                        .formatted(file, folder.getFileName(), failure.getMessage()));
    }

    /// A number of a table; null where it is none.
    public static @Nullable Double number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("null")) {
            return null;
        }
        return Json.number(Double.parseDouble(text));
    }
}
