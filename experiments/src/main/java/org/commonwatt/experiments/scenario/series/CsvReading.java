package org.commonwatt.experiments.scenario.series;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a CSV file of any origin in bounded memory: separator and decimal comma by looking, UTF-8
/// with or without byte-order mark, gzip by its first bytes.
public final class CsvReading {
    static final int MAX_FIELD_CHARS = 65_536;
    static final int MAX_RECORD_CHARS = 1 << 22;
    static final int MAX_COLUMNS = 16_384;
    static final long MAX_CELLS = 64_000_000L;
    static final long MAX_BYTES = 4L << 30;

    private static final int PEEK_BYTES = 65_536;

    private static final Set<String> TIME_HEADERS =
            Set.of(
                    "time",
                    "timestamp",
                    "start",
                    "datetime",
                    "date_time",
                    "date",
                    "instant",
                    "utc",
                    "tstp",
                    "time_utc",
                    "time_local",
                    "timestamp_utc",
                    "start_utc",
                    "start_time",
                    "tariffdatetime",
                    "local_time",
                    "period_start",
                    "interval_start");

    private CsvReading() {}

    /// Whether a header names a time column.
    public static boolean isTimeHeader(String header) {
        String plain = header.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
        return TIME_HEADERS.contains(plain.replaceAll("^_|_$", ""));
    }

    /// Takes the rows of a file as they are read.
    public interface Rows {
        /// The first row, trimmed; once, before all others.
        void header(List<String> headers, boolean decimalComma);

        /// A data row with as many cells as the header, trimmed.
        ///
        /// @param line its line in the file, counted from 1
        void row(int line, List<String> cells) throws CsvRefusal;
    }

    /// Reads a whole file into numbers.
    ///
    /// @param file file name for messages
    /// @param raw its bytes; closed in the end
    /// @throws CsvRefusal if it is no readable CSV file or larger than the limits
    public static CsvTable table(String file, InputStream raw) throws CsvRefusal {
        var filler = new TableFiller(file);
        read(file, raw, filler);
        return filler.table();
    }

    /// Reads a whole file row by row.
    ///
    /// @param file file name for messages
    /// @param raw its bytes; closed in the end
    /// @throws CsvRefusal if it is no readable CSV file, larger than the limits, or refused by
    ///   `rows`
    public static void read(String file, InputStream raw, Rows rows) throws CsvRefusal {
        try (BufferedInputStream stream = unzipped(raw)) {
            char separator = separator(stream);
            CsvReader<CsvRecord> reader = reader(stream, separator);
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new CsvRefusal(file, 0, 0, "The file is empty.", null);
            }
            List<String> headers = stripped(records.next());
            rows.header(headers, separator != ',');
            long cells = 0;
            while (records.hasNext()) {
                CsvRecord record = records.next();
                if (record.getFieldCount() != headers.size()) {
                    throw raggedRow(file, record, headers.size());
                }
                cells += headers.size();
                if (cells > MAX_CELLS) {
                    String message = "The file has more than %d cells.".formatted(MAX_CELLS);
                    throw new CsvRefusal(file, 0, 0, message, "splitting it by participant helps.");
                }
                rows.row((int) record.getStartingLineNumber(), stripped(record));
            }
            if (cells == 0) {
                throw new CsvRefusal(file, 1, 0, "The file has a header but no rows.", null);
            }
        } catch (CsvParseException | UncheckedIOException | IOException failure) {
            throw refusal(file, failure);
        }
    }

    private static BufferedInputStream unzipped(InputStream raw) throws IOException {
        var stream = new BufferedInputStream(raw, PEEK_BYTES);
        stream.mark(4);
        int magic = stream.read() | stream.read() << 8;
        stream.reset();
        InputStream plain =
                magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(stream, 8192) : stream;
        return new BufferedInputStream(new BoundedStream(plain, MAX_BYTES), PEEK_BYTES);
    }

    private static CsvReader<CsvRecord> reader(BufferedInputStream stream, char separator)
            throws IOException {
        var handler =
                CsvRecordHandler.builder()
                        .maxFields(MAX_COLUMNS)
                        .maxFieldSize(MAX_FIELD_CHARS)
                        .maxRecordSize(MAX_RECORD_CHARS)
                        .build();
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_RECORD_CHARS)
                .build(handler, stream, StandardCharsets.UTF_8);
    }

    /// The most frequent of `, ; tab` in the first line.
    private static char separator(BufferedInputStream stream) throws IOException {
        stream.mark(PEEK_BYTES);
        byte[] start = stream.readNBytes(PEEK_BYTES - 1);
        stream.reset();
        int[] counts = new int[3];
        for (byte b : start) {
            if (b == '\n') {
                break;
            }
            int which = ",;\t".indexOf(b);
            if (which >= 0) {
                counts[which]++;
            }
        }
        return counts[1] > counts[0] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }

    private static CsvRefusal refusal(String file, Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String reason = cause.getMessage() == null ? "unreadable" : cause.getMessage();
        if (reason.contains("maximum") || reason.contains("exceed") || reason.contains("limit")) {
            return new CsvRefusal(
                    file,
                    0,
                    0,
                    "A line of the file is longer than %d characters or has more than %d columns."
                            .formatted(MAX_RECORD_CHARS, MAX_COLUMNS),
                    "it is no CSV file, or a quote is not closed.");
        }
        return new CsvRefusal(
                file, 0, 0, "The file cannot be read as CSV: %s.".formatted(reason), null);
    }

    private static List<String> stripped(CsvRecord record) {
        var cells = new ArrayList<String>(record.getFieldCount());
        for (String field : record.getFields()) {
            cells.add(field.strip());
        }
        return cells;
    }

    private static CsvRefusal raggedRow(String file, CsvRecord record, int wanted) {
        int found = record.getFieldCount();
        return new CsvRefusal(
                file,
                (int) record.getStartingLineNumber(),
                0,
                "The row has %d cells but the header has %d.".formatted(found, wanted),
                found > wanted ? "a number has a decimal comma." : null);
    }

    /// Fills a table row by row.
    private static final class TableFiller implements Rows {
        private final String file;
        private @Nullable CsvTable table;
        private boolean decimalComma;

        TableFiller(String file) {
            this.file = file;
        }

        @Override
        public void header(List<String> headers, boolean comma) {
            decimalComma = comma;
            int time = -1;
            for (int c = headers.size() - 1; c >= 0; c--) {
                time = isTimeHeader(headers.get(c)) ? c : time;
            }
            table = new CsvTable(file, headers, time);
        }

        @Override
        public void row(int line, List<String> cells) {
            CsvTable target = table();
            target.startRow(line);
            for (int c = 0; c < cells.size(); c++) {
                target.cell(c, cells.get(c), decimalComma);
            }
            target.endRow();
        }

        CsvTable table() {
            return Objects.requireNonNull(table);
        }
    }
}
