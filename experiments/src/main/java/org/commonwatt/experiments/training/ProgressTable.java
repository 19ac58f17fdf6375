package org.commonwatt.experiments.training;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonwatt.experiments.store.RunFolderException;
import org.jspecify.annotations.Nullable;

/// `progress.csv`: a row per piece of training, a column per figure. A figure that comes later gets
/// a column then; cells without a number are empty.
final class ProgressTable implements AutoCloseable {
    static final String STEP = "step";

    private final TrainingFolder folder;
    private final Set<String> columns = new LinkedHashSet<>();
    private @Nullable BufferedWriter out;

    /// Goes on with what is there up to a step; what came later is forgotten.
    ProgressTable(TrainingFolder folder, long lastStep) {
        this.folder = folder;
        List<Map<String, String>> kept = new ArrayList<>();
        for (Map<String, String> row : rows()) {
            if (Long.parseLong(row.getOrDefault(STEP, "")) <= lastStep) {
                kept.add(row);
                columns.addAll(row.keySet());
            }
        }
        if (Files.exists(folder.file(TrainingFolder.PROGRESS))) {
            rewrite(kept);
        }
    }

    /// The rows that are whole: a process that was killed may have left a piece of one.
    List<Map<String, String>> rows() {
        if (!Files.exists(folder.file(TrainingFolder.PROGRESS))) {
            return List.of();
        }
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.SKIP)
                        .missingFieldStrategy(FieldMismatchStrategy.SKIP)
                        .ofNamedCsvRecord(folder.file(TrainingFolder.PROGRESS))) {
            return reader.stream()
                    .map(NamedCsvRecord::getFieldsAsMap)
                    .filter(row -> row.getOrDefault(STEP, "").matches("\\d{1,18}"))
                    .toList();
        } catch (IOException e) {
            throw TrainingRefusal.unreadable(folder.file(TrainingFolder.PROGRESS), e);
        }
    }

    private void rewrite(List<Map<String, String>> rows) {
        List<List<String>> records = new ArrayList<>();
        records.add(List.copyOf(columns));
        rows.forEach(row -> records.add(cells(row)));
        folder.write(TrainingFolder.PROGRESS, csv(records).getBytes(StandardCharsets.UTF_8));
    }

    static String csv(List<List<String>> records) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            records.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private List<String> cells(Map<String, String> row) {
        return columns.stream().map(column -> row.getOrDefault(column, "")).toList();
    }

    /// Adds a row.
    void add(long step, Map<String, Double> figures) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(STEP, Long.toString(step));
        figures.forEach((name, value) -> row.put(name, value.toString()));
        try {
            if (columns.addAll(row.keySet())) {
                close();
                rewrite(rows());
            }
            if (out == null) {
                out =
                        Files.newBufferedWriter(
                                folder.file(TrainingFolder.PROGRESS), StandardOpenOption.APPEND);
            }
            out.write(csv(List.of(cells(row))));
            out.flush();
        } catch (IOException e) {
            throw RunFolderException.notWritten(folder.file(TrainingFolder.PROGRESS), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
